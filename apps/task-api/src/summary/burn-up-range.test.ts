import { describe, expect, it } from 'vitest';
import { burnUpRange } from './burn-up-range.ts';

const TODAY = '2026-03-01';

describe('the range of a burn-up', () => {
  it.each([
    [{}, '2026-01-31', '2026-03-01'],
    [{ to: '2024-03-01' }, '2024-02-01', '2024-03-01'],
    [{ from: '2026-02-27' }, '2026-02-27', '2026-03-01'],
    [{ from: '2026-03-01' }, '2026-03-01', '2026-03-01'],
    [{ from: '2027-01-01', to: '2028-01-01' }, '2027-01-01', '2028-01-01'],
  ])('asked for as %j is from %s to %s', (query, from, to) => {
    expect(burnUpRange(query, TODAY)).toEqual({ from, to });
  });

  it.each([
    [{ from: '2026-03-02' }, 'Must not be after today'],
    [{ from: '2026-02-03', to: '2026-02-02' }, 'Must not be after `to`'],
    [{ from: '2027-01-01', to: '2028-01-02' }, 'Must leave at most 366 days to the last one'],
  ])('is refused when asked for as %j', (query, message) => {
    expect(() => burnUpRange(query, TODAY)).toThrow(
      expect.objectContaining({ code: 'validation', details: { errors: [{ path: 'from', message }] } }),
    );
  });
});
