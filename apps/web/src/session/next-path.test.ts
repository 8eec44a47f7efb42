import { describe, expect, it } from 'vitest';
import { loginPath, nextPath } from './next-path.ts';

const ORIGIN = 'https://baton.example.com';

describe('nextPath', () => {
  it('goes to the page that the visitor was heading for, with its query and hash', () => {
    expect(nextPath('?next=%2Fp%2FWEB%2F12%3Fa%3D1%23parts', ORIGIN)).toBe('/p/WEB/12?a=1#parts');
  });

  it('goes home when nothing is said', () => {
    expect(nextPath('', ORIGIN)).toBe('/');
  });

  it.each([
    ['another site', 'https://evil.example/p/WEB'],
    ['another site without a scheme', '//evil.example'],
    ['another site behind a backslash', '/\\evil.example'],
    ['another site behind a tab, which browsers drop', '/\t/evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a path that is not absolute', 'p/WEB'],
    ['an address that cannot be read', '//['],
    ['the login page itself', '/login?next=/login'],
    ['an API', '/api/projects'],
    ['the auth function', '/auth/logout'],
    ['an API behind dots', '/p/../auth/logout'],
  ])('goes home instead of to %s', (_, next) => {
    expect(nextPath(`?next=${encodeURIComponent(next)}`, ORIGIN)).toBe('/');
  });
});

describe('loginPath', () => {
  it('takes the page along', () => {
    expect(loginPath('/p/WEB/12?a=1')).toBe('/login?next=%2Fp%2FWEB%2F12%3Fa%3D1');
  });

  it('says nothing about home', () => {
    expect(loginPath('/')).toBe('/login');
  });
});
