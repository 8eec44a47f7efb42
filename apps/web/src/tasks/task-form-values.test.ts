import { describe, expect, it } from 'vitest';
import { toPartPatch } from './task-form-values.ts';

const kim = { id: 'u1', name: 'Kim' };
const lee = { id: 'u2', name: 'Lee' };
const part = { id: 'p1', role: 'design', assignee: kim, progress: 40, weight: 1 };
const asIs = { role: 'design', assigneeId: 'u1', weight: 1 };

describe('toPartPatch', () => {
  it('has nothing of a part that is as before', () => {
    expect(toPartPatch({ ...asIs, role: ' design ', weight: '1' }, part, [kim, lee])).toEqual({});
  });

  it('has the fields that changed, and only those', () => {
    expect(toPartPatch({ ...asIs, role: 'art', weight: '2' }, part, [kim, lee])).toEqual({
      role: 'art',
      weight: 2,
    });
  });

  it('names the person that the part goes to', () => {
    expect(toPartPatch({ ...asIs, assigneeId: 'u2' }, part, [kim, lee])).toEqual({ assignee: lee });
  });

  it('takes the part from its person', () => {
    expect(toPartPatch({ ...asIs, assigneeId: '' }, part, [kim, lee])).toEqual({ assignee: null });
  });
});
