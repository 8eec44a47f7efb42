import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('lets mails out one after the other, as many a second as it is told', async () => {
  const pace = createPace(2.5);
  let out = 0;
  for (let mail = 0; mail < 10; mail += 1) void pace().then(() => (out += 1));
  await vi.advanceTimersByTimeAsync(0);
  expect(out).toBe(1);
  await vi.advanceTimersByTimeAsync(399);
  expect(out).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(out).toBe(2);
  await vi.advanceTimersByTimeAsync(1_600);
  expect(out).toBe(6);
});

test('does not make up for turns that nobody took', async () => {
  const pace = createPace(2.5);
  await pace();
  await vi.advanceTimersByTimeAsync(10_000);
  let out = 0;
  for (let mail = 0; mail < 10; mail += 1) void pace().then(() => (out += 1));
  await vi.advanceTimersByTimeAsync(399);
  expect(out).toBe(1);
});
