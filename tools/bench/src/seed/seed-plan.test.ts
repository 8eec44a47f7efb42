import { expect, it } from 'vitest';
import { type SeededTable, tables } from './copy-lines.ts';
import { TEXTS, textOf } from './seed-plan.ts';

it('makes as many rows as it says, the same each time', () => {
  const plan = { tasks: 7, tasksAProject: 5 };
  const count = (table: SeededTable) => [...tables(plan)[table].lines()].length;
  expect((['users', 'projects', 'members', 'tasks', 'parts'] as const).map(count)).toEqual([
    100, 2, 20, 7, 21,
  ]);
  expect([...tables(plan).tasks.lines()]).toEqual([...tables(plan).tasks.lines()]);
});

it('has no title twice', () => {
  expect(new Set(Array.from({ length: TEXTS }, (_, text) => textOf(text).title)).size).toBe(TEXTS);
});
