import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

const RATE = { burst: 3, every: 10_000 };

describe('a token bucket', () => {
  it('lets a burst through, then one at a time', () => {
    const buckets = new TokenBuckets(10);
    const take = (now: number) => buckets.take('a', RATE, now);
    expect([take(0), take(0), take(0)]).toEqual([0, 0, 0]);
    expect([take(0), take(4_000)]).toEqual([10_000, 6_000]);
    expect([take(10_000), take(10_000)]).toEqual([0, 10_000]);
  });

  it('fills up again, and not beyond its burst', () => {
    const buckets = new TokenBuckets(10);
    const take = (now: number) => buckets.take('a', RATE, now);
    for (let count = 0; count < 3; count += 1) take(0);
    const later = 3_600_000;
    expect([take(later), take(later), take(later), take(later)]).toEqual([0, 0, 0, 10_000]);
  });

  it('is not emptied further by whoever is refused', () => {
    const buckets = new TokenBuckets(10);
    for (let count = 0; count < 100; count += 1) buckets.take('a', RATE, 0);
    expect(buckets.take('a', RATE, 10_000)).toBe(0);
  });

  it('gives several at once, or none', () => {
    const buckets = new TokenBuckets(10);
    expect(buckets.take('a', RATE, 0, 2)).toBe(0);
    expect(buckets.take('a', RATE, 0, 2)).toBe(10_000);
    expect(buckets.left('a', RATE, 0)).toBe(1);
  });

  it('owes what was spent elsewhere, at most a burst', () => {
    const buckets = new TokenBuckets(10);
    buckets.spend('a', RATE, 0, 4);
    expect(buckets.take('a', RATE, 0)).toBe(20_000);
    buckets.spend('a', RATE, 0, 1_000);
    expect(buckets.take('a', RATE, 0)).toBe(40_000);
  });

  it('waits no longer when the clock was set back', () => {
    const buckets = new TokenBuckets(10);
    for (let count = 0; count < 3; count += 1) buckets.take('a', RATE, 3_600_000);
    expect(buckets.take('a', RATE, 0)).toBe(10_000);
    expect(buckets.take('a', RATE, 10_000)).toBe(0);
  });

  it('is one of many, which do not know each other', () => {
    const buckets = new TokenBuckets(10);
    for (let count = 0; count < 4; count += 1) buckets.take('a', RATE, 0);
    expect(buckets.take('b', RATE, 0)).toBe(0);
  });

  it('is forgotten when so many others were used after it', () => {
    const buckets = new TokenBuckets(2);
    for (let count = 0; count < 3; count += 1) buckets.take('a', RATE, 0);
    buckets.take('b', RATE, 0);
    expect(buckets.take('a', RATE, 0)).toBe(10_000);
    buckets.take('c', RATE, 0);
    expect(buckets.take('a', RATE, 0)).toBe(10_000);
    buckets.take('d', RATE, 0);
    buckets.take('e', RATE, 0);
    expect(buckets.take('a', RATE, 0)).toBe(0);
  });
});
