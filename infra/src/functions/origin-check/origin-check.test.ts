import { beforeAll, expect, test, vi } from 'vitest';
import type { handler as OriginCheck } from './index.mjs';

let handler: typeof OriginCheck;

beforeAll(async () => {
  vi.stubEnv('ORIGIN_SECRETS', 'a-secret-of-the-stage,its-next-one');
  ({ handler } = await import('./index.mjs'));
  return () => vi.unstubAllEnvs();
});

test.each(['a-secret-of-the-stage', 'its-next-one'])(
  'the value of the distribution passes, before and after it is changed: %s',
  async (value) => {
    expect(await handler({ identitySource: [value] })).toEqual({ isAuthorized: true });
  },
);

test.each([
  [{ identitySource: ['a-secret-of-another'] }],
  [{ identitySource: ['a-secret-of-the-stage,its-next-one'] }],
  [{ identitySource: [''] }],
  [{ identitySource: ['undefined'] }],
  [{ identitySource: [] }],
  [{ identitySource: null }],
  [{}],
])('%j is refused', async (event) => {
  expect(await handler(event)).toEqual({ isAuthorized: false });
});
