import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('backoffMs', () => {
  it('doubles with each failure up to 15 seconds', () => {
    const longest = [1, 2, 3, 6, 7, 1_000].map((failures) => backoffMs(failures, () => 1));
    expect(longest).toEqual([400, 800, 1_600, 12_800, 15_000, 15_000]);
  });

  it('takes any part of that', () => {
    expect([0, 0.25, 0.5].map((part) => backoffMs(2, () => part))).toEqual([0, 200, 400]);
  });
});
