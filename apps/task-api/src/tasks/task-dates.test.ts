import { describe, expect, it } from 'vitest';
import { requireDatesInOrder } from './task-dates.ts';

describe('requireDatesInOrder', () => {
  it('lets a task end on the day it starts', () => {
    expect(() => requireDatesInOrder({ startOn: '2026-03-31', dueOn: '2026-03-31' })).not.toThrow();
  });

  it('refuses an end before the start, naming dueOn', () => {
    expect(() => requireDatesInOrder({ startOn: '2026-03-31', dueOn: '2026-03-30' })).toThrow(
      expect.objectContaining({
        code: 'validation',
        details: { errors: [{ path: 'dueOn', message: 'Must not be before the start, 2026-03-31' }] },
      }),
    );
  });
});
