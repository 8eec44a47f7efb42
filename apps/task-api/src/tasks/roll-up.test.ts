import { describe, expect, it } from 'vitest';
import { partWith, taskWith } from '../test-support/task-values.ts';
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
});

describe('rollUp', () => {
  it('leaves the number of a task without parts', () => {
    expect(rollUp(taskWith({ progress: 30 })).progress).toBe(30);
  });

  it('makes the parts count for a task that has some', () => {
    expect(rollUp(taskWith({ progress: 30, parts: [partWith({ progress: 80 })] })).progress).toBe(80);
  });
});
