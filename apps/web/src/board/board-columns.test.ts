import { describe, expect, it } from 'vitest';
import { aTask } from '../tasks/test-support/a-task.ts';
import { carriedBy, moveTo, toColumns, withTaskAt } from './board-columns.ts';

const a = aTask({ id: 'a', rank: 'a0' });
const b = aTask({ id: 'b', rank: 'a1' });
const c = aTask({ id: 'c', rank: 'a2', status: 'doing' });
const d = aTask({ id: 'd', rank: 'a3' });
const all = [a, b, c, d];
const columns = toColumns(all);

const idsIn = (board: ReturnType<typeof toColumns>) =>
  Object.fromEntries(
    Object.entries(board).map(([status, tasks]) => [status, tasks.map(({ id }) => id).join()]),
  );

describe('toColumns', () => {
  it('has a column for each status', () => {
    expect(idsIn(columns)).toEqual({ todo: 'a,b,d', doing: 'c', review: '', blocked: '', done: '' });
  });
});

describe('withTaskAt', () => {
  it('shows a task where it would be', () => {
    expect(idsIn(withTaskAt(columns, a, { status: 'todo', index: 1 }))['todo']).toBe('b,a,d');
    expect(idsIn(withTaskAt(columns, a, { status: 'doing', index: 1 }))).toMatchObject({
      todo: 'b,d',
      doing: 'c,a',
    });
  });
});

describe('carriedBy', () => {
  it('stays on the board', () => {
    expect(carriedBy('ArrowUp', { status: 'todo', index: 0 }, columns)).toBeNull();
    expect(carriedBy('ArrowDown', { status: 'todo', index: 3 }, columns)).toBeNull();
    expect(carriedBy('ArrowLeft', { status: 'todo', index: 0 }, columns)).toBeNull();
    expect(carriedBy('ArrowRight', { status: 'done', index: 0 }, columns)).toBeNull();
  });

  it('goes to the end of a column that is shorter', () => {
    expect(carriedBy('ArrowRight', { status: 'todo', index: 3 }, columns)).toEqual({
      status: 'doing',
      index: 1,
    });
  });
});

describe('moveTo', () => {
  it('stands behind the card above, and goes back behind the one that it stood behind', () => {
    expect(moveTo(d, { status: 'doing', index: 1 }, columns, all)).toEqual({
      kind: 'move',
      from: { status: 'todo', afterId: 'c', rank: 'a3' },
      to: { status: 'doing', afterId: 'c', rank: 'a2!' },
    });
  });

  it('is the first of all when nothing is above', () => {
    expect(moveTo(d, { status: 'todo', index: 0 }, columns, all)).toMatchObject({
      to: { status: 'todo', afterId: null, rank: '' },
    });
  });

  it('is nothing when the card stays', () => {
    expect(moveTo(b, { status: 'todo', index: 1 }, columns, all)).toBeNull();
  });
});
