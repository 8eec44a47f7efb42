import { describe, expect, it } from 'vitest';
import { isMet, ratiosOf, tabulate } from './compare.ts';

const get = { name: 'GET', unit: 'requests/s', ours: [50, 40, 66], baseline: [100, 100, 110] };

it('compares the rounds one by one', () => {
  expect(ratiosOf({ ...get, target: { atLeast: 0.4 } })).toEqual([0.5, 0.4, 0.6]);
});

it.each([
  [0.4, { atLeast: 0.4 }, true],
  [0.39, { atLeast: 0.4 }, false],
  [3, { atMost: 3 }, true],
  [3.1, { atMost: 3 }, false],
])('a value of %d meets %j: %s', (value, target, met) => {
  expect(isMet(value, target)).toBe(met);
});

describe('a table', () => {
  it('says medians, ratio, spread and target', () => {
    const { lines, isMet: met } = tabulate('task-api', {
      comparisons: [{ ...get, target: { atLeast: 0.4 } }],
    });
    expect(lines).toEqual(['✓ GET   50.0 / 100 requests/s   0.50 (0.40–0.60)   ≥ 0.4']);
    expect(met).toBe(true);
  });

  it('is not met when one of its rows is not', () => {
    const figures = [{ name: 'search', unit: 'ms', rounds: [51], target: { atMost: 50 } }];
    const { lines, isMet: met } = tabulate('scale', { figures });
    expect(lines).toEqual(['✗ search   51.0 ms      ≤ 50']);
    expect(met).toBe(false);
  });
});
