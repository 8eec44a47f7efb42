import { describe, expect, it } from 'vitest';
import { createOneTimeToken, formatOneTimeToken, parseOneTimeToken, secretHashOf } from './one-time-token.ts';

const USER_ID = '01a203d7-bd67-7156-814d-fa5d8cdd1f5b';
const SECRET = 'A'.repeat(43);

describe('a one-time token', () => {
  it('has 32 random bytes and is the same after a trip through a mail', () => {
    const token = createOneTimeToken(USER_ID);
    expect(Buffer.from(token.secret, 'base64url')).toHaveLength(32);
    expect(createOneTimeToken(USER_ID).secret).not.toBe(token.secret);
    expect(parseOneTimeToken(formatOneTimeToken(token))).toEqual(token);
  });

  it('is kept as SHA-256 of its secret', () => {
    expect(secretHashOf({ userId: USER_ID, secret: SECRET })).toBe(
      'DwBzhbb51LfusnSGBa_hqYSgo7-j8BTQnip4TOnlzRo',
    );
  });

  it.each([
    '',
    '.',
    SECRET,
    `${USER_ID}.`,
    `${USER_ID}.${SECRET}A`,
    `${USER_ID}.${SECRET}.${SECRET}`,
    `${USER_ID}.${'!'.repeat(43)}`,
    `nobody.${SECRET}`,
  ])('is refused when it is malformed: %j', (value) => {
    expect(parseOneTimeToken(value)).toBeUndefined();
  });
});
