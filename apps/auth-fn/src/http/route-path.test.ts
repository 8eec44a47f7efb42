import { expect, it } from 'vitest';
import { matchPath } from './route-path.ts';

it.each([
  ['/auth/me', '/auth/me', {}],
  ['/auth/sessions/{sessionId}', '/auth/sessions/s1', { sessionId: 's1' }],
  ['/auth/sessions/{sessionId}', '/auth/sessions/a%20b', { sessionId: 'a b' }],
  ['/auth/sessions/{sessionId}', '/auth/sessions/a%2Fb', { sessionId: 'a/b' }],
  ['/auth/{a}/of/{b}', '/auth/1/of/2', { a: '1', b: '2' }],
])('%s holds %s', (template, path, params) => {
  expect(matchPath(template, path)).toEqual(params);
});

it.each([
  ['/auth/me', '/auth/me/'],
  ['/auth/me', '/auth/ME'],
  ['/auth/sessions', '/auth/sessions/s1'],
  ['/auth/sessions/{sessionId}', '/auth/sessions'],
  ['/auth/sessions/{sessionId}', '/auth/sessions/'],
  ['/auth/sessions/{sessionId}', '/auth/sessions/s1/x'],
  ['/auth/sessions/{sessionId}', '/auth/sessions/%E0%A4%A'],
])('%s does not hold %s', (template, path) => {
  expect(matchPath(template, path)).toBeUndefined();
});
