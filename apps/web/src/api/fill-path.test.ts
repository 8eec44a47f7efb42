import { describe, expect, it } from 'vitest';
import { fillPath } from './fill-path.ts';

describe('fillPath', () => {
  it('fills parameters in, whatever is in them', () => {
    expect(
      fillPath('/api/tasks/{taskId}/parts/{partId}', { params: { taskId: 'WEB-1', partId: 'a/b?' } }),
    ).toBe('/api/tasks/WEB-1/parts/a%2Fb%3F');
  });

  it('adds the query that is given', () => {
    expect(fillPath('/api/projects', { query: { cursor: 'a&b', limit: 100 } })).toBe(
      '/api/projects?cursor=a%26b&limit=100',
    );
    expect(fillPath('/api/projects', { query: { cursor: undefined } })).toBe('/api/projects');
  });
});
