import { describe, expect, it } from 'vitest';
import { parsePercent } from './parse-percent.ts';

describe('parsePercent', () => {
  it.each([
    ['0', 0],
    [' 40 ', 40],
    ['100', 100],
  ])('reads "%s"', (text, percent) => {
    expect(parsePercent(text)).toBe(percent);
  });

  it.each(['', '101', '-1', '4.5', '1e2', 'half'])('refuses "%s"', (text) => {
    expect(parsePercent(text)).toBeNull();
  });
});
