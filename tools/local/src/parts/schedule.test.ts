import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSchedule } from './schedule.ts';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('calls at once and every hour, whatever comes of it, until it is stopped', async () => {
  const errors: unknown[] = [];
  let calls = 0;
  const schedule = startSchedule({
    everyMs: HOUR,
    run: async () => {
      calls += 1;
      if (calls === 2) throw new Error('away');
    },
    onError: (error) => errors.push(error),
  });
  expect(calls).toBe(1);
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(calls).toBe(4);
  expect(errors).toEqual([new Error('away')]);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(calls).toBe(4);
});

it('leaves a call alone that takes longer, and waits for it when it is stopped', async () => {
  const slow = Promise.withResolvers<undefined>();
  let calls = 0;
  const schedule = startSchedule({
    everyMs: HOUR,
    run: () => {
      calls += 1;
      return slow.promise;
    },
    onError: () => undefined,
  });
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(calls).toBe(1);
  let isStopped = false;
  const stopping = schedule.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(isStopped).toBe(false);
  slow.resolve(undefined);
  await stopping;
  expect(isStopped).toBe(true);
});
