import { expect, it } from 'vitest';
import { median, quantile } from './quantile.ts';

it.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.5, 2.5],
  [[4, 1, 3, 2], 0.25, 1.75],
  [[7], 0.9, 7],
])('of %j at %d is %d', (values, at, expected) => {
  expect(quantile(values, at)).toBe(expected);
});

it('leaves its values in their order', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});
