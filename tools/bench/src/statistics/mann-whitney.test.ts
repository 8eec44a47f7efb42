import { describe, expect, it } from 'vitest';
import { mannWhitneyP } from './mann-whitney.ts';

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('the p of two samples', () => {
  it.each([
    ['the example of scipy’s manual', [19, 22, 16, 29, 24], [20, 11, 17, 12], 0.1113469],
    ['samples apart', [1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0.0121858],
    ['samples with ties', [1, 2, 2, 3, 5, 7], [2, 3, 4, 4, 8, 9], 0.2572802],
    ['a small shift of forty', numbers(0, 40), numbers(5, 45), 0.0718958],
  ])('is right for %s', (_what, a, b, p) => {
    expect(mannWhitneyP(a, b)).toBeCloseTo(p, 6);
    expect(mannWhitneyP(b, a)).toBeCloseTo(p, 6);
  });

  it('is 1 for one sample twice, and for values that are all equal', () => {
    expect(mannWhitneyP(numbers(0, 30), numbers(0, 30))).toBeCloseTo(1, 6);
    expect(mannWhitneyP([3, 3, 3], [3, 3, 3])).toBe(1);
  });
});
