import { expect, it } from 'vitest';
import { createStatements } from './statement.ts';

it('numbers the values of a statement by their names', () => {
  const read = createStatements();
  expect(read(`SELECT $a::text, coalesce($b, 'x$c'), $a`)).toEqual({
    text: `SELECT $1::text, coalesce($2, 'x$c'), $1`,
    values: ['a', 'b'],
    name: 's0',
  });
});

it('gives one text one name, and another one another', () => {
  const read = createStatements();
  expect(['SELECT 1', 'SELECT 2', 'SELECT 1'].map((sql) => read(sql).name)).toEqual(['s0', 's1', 's0']);
});

it('names a thousand and no more', () => {
  const read = createStatements();
  const names = Array.from({ length: 1_001 }, (_, number) => read(`SELECT ${number}`).name);
  expect(names.slice(-2)).toEqual(['s999', '']);
  expect(read('SELECT 0').name).toBe('s0');
});
