import { expect, test } from 'vitest';
import { createCommandRegistry } from './command-registry.ts';

test('a command is done by the last that offers it, for as long as it does', () => {
  const commands = createCommandRegistry();
  const done: string[] = [];
  commands.offer('newTask', () => done.push('list'));
  const withdraw = commands.offer('newTask', () => done.push('panel'));
  commands.run('newTask');
  withdraw();
  commands.run('newTask');
  expect(done).toEqual(['panel', 'list']);
});

test('what nobody offers is not done', () => {
  const commands = createCommandRegistry();
  const withdraw = commands.offer('search', () => undefined);
  expect(commands.offered()).toEqual(['search']);
  withdraw();
  expect(commands.offered()).toEqual([]);
  expect(commands.run('search')).toBe(false);
});
