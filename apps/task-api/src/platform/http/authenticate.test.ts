import { describe, expect, it } from 'vitest';
import { createAuthenticate } from './authenticate.ts';

const claims = {
  sub: '00000000-0000-4000-8000-00000000000a',
  sid: '00000000-0000-4000-8000-00000000000b',
  email: 'kim@example.com',
  name: 'Kim',
  locale: 'en',
} as const;

function counting(expiresAt: number) {
  const verified: string[] = [];
  const verify = async (token: string) => {
    verified.push(token);
    return { claims, issuedAt: 0, expiresAt };
  };
  return { verify, verified };
}

describe('createAuthenticate', () => {
  it('verifies a token once while it is good', async () => {
    const { verify, verified } = counting(1_000);
    const authenticate = createAuthenticate(verify, () => 999);
    await authenticate('Bearer a.b.c');
    await expect(authenticate('bearer a.b.c')).resolves.toMatchObject({ claims });
    expect(verified).toEqual(['a.b.c']);
  });

  it('asks again when it has expired', async () => {
    const { verify, verified } = counting(1_000);
    const authenticate = createAuthenticate(verify, () => 1_000);
    await authenticate('Bearer a.b.c');
    await authenticate('Bearer a.b.c');
    expect(verified).toEqual(['a.b.c', 'a.b.c']);
  });

  it.each([
    [undefined, 'unauthenticated'],
    ['Basic a2ltOnNlY3JldA==', 'unauthenticated'],
    ['Bearer a b', 'token-invalid'],
  ])('refuses %s without asking', async (authorization, code) => {
    const { verify, verified } = counting(1_000);
    await expect(createAuthenticate(verify)(authorization)).rejects.toMatchObject({ code });
    expect(verified).toEqual([]);
  });
});
