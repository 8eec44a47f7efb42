import { expect, test } from 'vitest';
import { bearerToken } from './bearer-token.ts';

test.each(['Bearer a.b.c', 'bearer a.b.c', 'Bearer   a.b.c'])('the token of %j is a.b.c', (authorization) => {
  expect(bearerToken(authorization)).toBe('a.b.c');
});

test.each([undefined, '', 'Bearer', 'Basic a2ltOnNlY3JldA==', 'Bearera.b.c'])(
  '%j has no token',
  (authorization) => {
    expect(() => bearerToken(authorization)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  },
);

test.each(['Bearer a b', 'Bearer a,b', 'Bearer ключ'])('what %j has is no token', (authorization) => {
  expect(() => bearerToken(authorization)).toThrow(expect.objectContaining({ code: 'token-invalid' }));
});
