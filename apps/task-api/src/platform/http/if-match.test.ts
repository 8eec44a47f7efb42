import { describe, expect, it } from 'vitest';
import { parseVersionTag, versionTag } from './if-match.ts';

describe('parseVersionTag', () => {
  it.each(['"3"', 'W/"3"', ' "3" '])('reads %s as version 3', (tag) => {
    expect(parseVersionTag(tag)).toBe(3);
  });

  it.each(['3', '*', '"0"', '"03"', '"-1"', '"3", "4"', '"three"', '', '"9999999999"'])(
    'finds no version in %s',
    (tag) => {
      expect(parseVersionTag(tag)).toBeUndefined();
    },
  );

  it('reads what the API answers with', () => {
    expect(parseVersionTag(versionTag(12))).toBe(12);
  });
});
