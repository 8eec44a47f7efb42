import { beforeEach, expect, test } from 'vitest';
import { createPace, type Pace } from './pace.ts';

let now: number;
let pauses: number[];
let pace: Pace;

beforeEach(() => {
  now = 5_000;
  pauses = [];
  pace = createPace({ rate: 2.5, clock: () => now, pause: async (ms) => pauses.push(ms) });
});

test('lets mails out one after the other, as many a second as it is told', async () => {
  const turns = await Promise.all([1, 2, 3, 4].map(() => pace(10_000)));
  expect(turns).toEqual([true, true, true, true]);
  expect(pauses).toEqual([400, 800, 1_200]);
});

test('does not make up for turns that nobody took', async () => {
  await pace(10_000);
  now += 10_000;
  await Promise.all([pace(10_000), pace(10_000)]);
  expect(pauses).toEqual([400]);
});

test('refuses a turn that would come too late, and leaves it to who can wait', async () => {
  await pace(0);
  expect(await pace(399)).toBe(false);
  expect(await pace(-1)).toBe(false);
  expect(pauses).toEqual([]);
  expect(await pace(400)).toBe(true);
  expect(pauses).toEqual([400]);
});

test('has no turn for who has no time left, though nobody waits', async () => {
  expect(await pace(-1)).toBe(false);
  expect(await pace(0)).toBe(true);
});
