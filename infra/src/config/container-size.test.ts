import { expect, test } from 'vitest';
import { CONTAINER_SIZES, MIGRATION, registeredMemory } from './container-size.ts';

const sizes = Object.entries(CONTAINER_SIZES);

test.each(sizes)(
  'on %s a task reserves 90 % of an instance or more, whatever the kernel takes',
  (_, size) => {
    expect(size.taskMemory / registeredMemory(size).most).toBeGreaterThanOrEqual(0.9);
  },
);

test.each(sizes)('on %s a task and a migration fit, whatever the kernel takes', (_, size) => {
  expect(size.taskMemory + MIGRATION.memoryReservation).toBeLessThanOrEqual(registeredMemory(size).least);
  expect(size.taskCpu + MIGRATION.cpu).toBeLessThanOrEqual(size.cpu);
});

test.each(sizes)('on %s two tasks never share an instance', (_, size) => {
  expect(2 * size.taskMemory).toBeGreaterThan(registeredMemory(size).most);
});

test('a small instance registers 1672 to 1742 MiB, of which a task reserves 1600', () => {
  expect(registeredMemory(CONTAINER_SIZES['t4g.small'])).toEqual({ least: 1672, most: 1742 });
  expect(CONTAINER_SIZES['t4g.small'].taskMemory).toBe(1600);
});
