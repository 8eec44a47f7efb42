import { describe, expect, it } from 'vitest';
import { type LinkLimit, waitFor, withAnother } from './link-limit.ts';

const MINUTE = 60;

/** Asks for a link every `pause` seconds. @returns the minutes at which one was mailed */
function mailedAt(pause: number, until: number): number[] {
  let limit: LinkLimit | undefined;
  const mailed: number[] = [];
  for (let at = 0; at <= until; at += pause) {
    if (waitFor(limit, at) > 0) continue;
    limit = withAnother(limit, at);
    mailed.push(at / MINUTE);
  }
  return mailed;
}

describe('the limit of links to an address', () => {
  it('lets three through a minute apart, then one in half an hour, for ever', () => {
    expect(mailedAt(10, 200 * MINUTE)).toEqual([0, 1, 2, 30, 60, 90, 120, 150, 180]);
    expect(mailedAt(MINUTE, 7 * 24 * 60 * MINUTE)).toHaveLength(2 + 7 * 48 + 1);
  });

  it('says how long to wait', () => {
    const first = withAnother(undefined, 1_000);
    expect([waitFor(undefined, 0), waitFor(first, 1_000), waitFor(first, 1_042)]).toEqual([0, 60, 18]);
    const third = withAnother(withAnother(first, 1_060), 1_120);
    expect([waitFor(third, 1_120), waitFor(third, 2_799), waitFor(third, 2_800)]).toEqual([1_680, 1, 0]);
  });

  it('is forgiven after an hour and a half without one', () => {
    let limit: LinkLimit | undefined;
    for (const at of [0, 60, 120]) limit = withAnother(limit, at);
    expect(withAnother(limit, 90 * MINUTE)).toEqual(withAnother(undefined, 90 * MINUTE));
  });
});
