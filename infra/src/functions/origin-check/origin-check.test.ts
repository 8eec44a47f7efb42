import { beforeAll, expect, test, vi } from 'vitest';
import type { handler as OriginCheck } from './index.mjs';

let handler: typeof OriginCheck;

beforeAll(async () => {
  vi.stubEnv('ORIGIN_SECRET', 'a-secret-of-the-stage');
  ({ handler } = await import('./index.mjs'));
  return () => vi.unstubAllEnvs();
});

test('the value of the distribution passes', async () => {
  expect(await handler({ identitySource: ['a-secret-of-the-stage'] })).toEqual({ isAuthorized: true });
});

test.each([
  [{ identitySource: ['a-secret-of-another'] }],
  [{ identitySource: [''] }],
  [{ identitySource: ['undefined'] }],
  [{ identitySource: [] }],
  [{ identitySource: null }],
  [{}],
])('%j is refused', async (event) => {
  expect(await handler(event)).toEqual({ isAuthorized: false });
});
