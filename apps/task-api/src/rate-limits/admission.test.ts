import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAdmission } from './admission.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that lasts until it is ended. */
function start(admit: ReturnType<typeof createAdmission>) {
  const work = Promise.withResolvers<string>();
  const outcome = admit(() => work.promise).catch((error: unknown) => (error as { code: string }).code);
  return { end: () => work.resolve('done'), outcome };
}

test('work beyond the limit waits for its turn, first come, first served', async () => {
  const admit = createAdmission(1);
  const [first, second, third] = [start(admit), start(admit), start(admit)];
  third.end();
  second.end();
  first.end();
  expect(await Promise.all([first.outcome, second.outcome, third.outcome])).toEqual(['done', 'done', 'done']);
});

test('a burst waits a while, then is told to come again', async () => {
  const admit = createAdmission(1);
  const [first, second] = [start(admit), start(admit)];
  await vi.advanceTimersByTimeAsync(99);
  const third = start(admit);
  await vi.advanceTimersByTimeAsync(1);
  expect(await second.outcome).toBe('overloaded');
  first.end();
  third.end();
  expect(await third.outcome).toBe('done');
});

test('while there is always a queue, who would wait long is told at once', async () => {
  const admit = createAdmission(1);
  start(admit);
  start(admit);
  await vi.advanceTimersByTimeAsync(60);
  const third = start(admit);
  await vi.advanceTimersByTimeAsync(60);
  const fourth = start(admit);
  await vi.advanceTimersByTimeAsync(5);
  expect(await fourth.outcome).toBe('overloaded');
  await vi.advanceTimersByTimeAsync(35);
  expect(await third.outcome).toBe('overloaded');
});

test('a queue that is empty because all were turned away is no sign of calm', async () => {
  const admit = createAdmission(1);
  const [first, second] = [start(admit), start(admit)];
  await vi.advanceTimersByTimeAsync(101);
  expect(await second.outcome).toBe('overloaded');
  first.end();
  await first.outcome;
  start(admit);
  const third = start(admit);
  await vi.advanceTimersByTimeAsync(5);
  expect(await third.outcome).toBe('overloaded');
});

test('after a while in which nobody was turned away a burst waits again', async () => {
  const admit = createAdmission(1);
  const [first, second] = [start(admit), start(admit)];
  await vi.advanceTimersByTimeAsync(201);
  expect(await second.outcome).toBe('overloaded');
  first.end();
  await first.outcome;
  start(admit);
  const third = start(admit);
  await vi.advanceTimersByTimeAsync(99);
  third.end();
  const outcome = Promise.race([third.outcome, Promise.resolve('waits')]);
  expect(await outcome).toBe('waits');
});

test('a place is free again when the work fails', async () => {
  const admit = createAdmission(1);
  await expect(admit(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await admit(async () => 'done')).toBe('done');
});
