import { describe, expect, it } from 'vitest';
import { clearedRefreshCookie, readRefreshCookie, refreshCookie } from './refresh-cookie.ts';
import { createRefreshToken, hashOf } from './refresh-token.ts';

const USER = '01a203d7-bd67-7156-814d-fa5d8cdd1f5b';
const SESSION = '01a203d7-be04-7658-9322-043ada242d5f';
const SECRET = 'sUiJCTbudTy3uIz5V-a32f5BmC8WlDLNhABq8wWtc4k';
const TOKEN = { userId: USER, sessionId: SESSION, secret: SECRET };

describe('the refresh cookie', () => {
  it('holds the token where scripts and other sites do not reach', () => {
    expect(refreshCookie(TOKEN, 2_592_000)).toBe(
      `baton_refresh=${USER}.${SESSION}.${SECRET}; Max-Age=2592000; Path=/auth; HttpOnly; Secure; SameSite=Strict`,
    );
  });

  it('is cleared under the same attributes', () => {
    expect(clearedRefreshCookie()).toBe(
      'baton_refresh=; Max-Age=0; Path=/auth; HttpOnly; Secure; SameSite=Strict',
    );
  });

  it('is found among others', () => {
    const cookies = ['theme=dark', 'not_baton_refresh=x', `baton_refresh=${USER}.${SESSION}.${SECRET}`];
    expect(readRefreshCookie(cookies)).toEqual(TOKEN);
  });

  it('is found behind malformed ones', () => {
    const cookies = ['baton_refresh=', 'baton_refresh=x.y', `baton_refresh=${USER}.${SESSION}.${SECRET}`];
    expect(readRefreshCookie(cookies)).toEqual(TOKEN);
  });

  it.each([
    ['none', []],
    ['an empty one', ['baton_refresh=']],
    ['one without a secret', [`baton_refresh=${USER}.${SESSION}`]],
    ['a short secret', [`baton_refresh=${USER}.${SESSION}.${SECRET.slice(1)}`]],
    ['a fourth piece', [`baton_refresh=${USER}.${SESSION}.${SECRET}.x`]],
    ['a user that is no UUID', [`baton_refresh=profile.${SESSION}.${SECRET}`]],
    ['a name in capitals', [`BATON_REFRESH=${USER}.${SESSION}.${SECRET}`]],
  ])('is no token with %s', (_what, cookies) => {
    expect(readRefreshCookie(cookies)).toBeUndefined();
  });
});

describe('a refresh token', () => {
  it('has a secret of 32 bytes that differs each time', () => {
    const tokens = Array.from({ length: 10 }, () => createRefreshToken(USER, SESSION));
    expect(new Set(tokens.map(({ secret }) => secret)).size).toBe(10);
    expect(Buffer.from(tokens[0]?.secret ?? '', 'base64url')).toHaveLength(32);
  });

  it('is kept as the SHA-256 of its secret', () => {
    expect(hashOf(TOKEN)).toBe('OGECUSng70pCTFvgb-RNdhSkcZT04n-QHnN3bAvbzgM');
  });
});
