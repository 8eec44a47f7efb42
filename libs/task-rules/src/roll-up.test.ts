import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partWith, taskWith } from './test-support/task-values.ts';
import { rollUp, weightedMean } from './roll-up.ts';

describe('weightedMean', () => {
  it.each([
    [[{ progress: 40, weight: 1 }], 40],
    [
      [
        { progress: 0, weight: 1 },
        { progress: 100, weight: 3 },
      ],
      75,
    ],
    [
      [
        { progress: 0, weight: 1 },
        { progress: 1, weight: 1 },
      ],
      1,
    ],
    [
      [
        { progress: 0, weight: 2 },
        { progress: 1, weight: 1 },
      ],
      0,
    ],
    [
      [
        { progress: 99, weight: 1 },
        { progress: 100, weight: 1 },
      ],
      100,
    ],
    [
      [
        { progress: 33, weight: 1 },
        { progress: 33, weight: 1 },
        { progress: 34, weight: 1 },
      ],
      33,
    ],
    [
      [
        { progress: 100, weight: 1000 },
        { progress: 99, weight: 999 },
      ],
      100,
    ],
    [
      [
        { progress: 100, weight: 999 },
        { progress: 99, weight: 1000 },
      ],
      99,
    ],
  ])('weighs the parts and rounds half up: %j is %i', (parts, mean) => {
    expect(weightedMean(parts)).toBe(mean);
  });

  it('is the whole number nearest to the exact fraction, the upper one of two', () => {
    const part = fc.record({ progress: fc.nat({ max: 100 }), weight: fc.integer({ min: 1, max: 1_000 }) });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 50 }), (parts) => {
        const weights = parts.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
        const weighted = parts.reduce((sum, { progress, weight }) => sum + BigInt(progress * weight), 0n);
        // mean - 1/2 <= weighted / weights < mean + 1/2, without a division.
        const mean = BigInt(weightedMean(parts));
        expect((2n * mean - 1n) * weights <= 2n * weighted).toBe(true);
        expect(2n * weighted < (2n * mean + 1n) * weights).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('rollUp', () => {
  it('leaves the number of a task without parts', () => {
    expect(rollUp(taskWith({ progress: 30 })).progress).toBe(30);
  });

  it('makes the parts count for a task that has some', () => {
    expect(rollUp(taskWith({ progress: 30, parts: [partWith({ progress: 80 })] })).progress).toBe(80);
  });
});
