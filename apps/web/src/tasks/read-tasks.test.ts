import type { Task } from '@baton/dto';
import { describe, expect, it } from 'vitest';
import { readTasks, type TaskPageQuery } from './read-tasks.ts';
import { NO_TASKS, type ProjectTasks, withTasks } from './task-cache.ts';
import { aTask } from './test-support/a-task.ts';

const START = Date.parse('2026-11-22T10:00:00Z');
const at = (minute: number) => new Date(START + minute * 60_000).toISOString();

/** A task that changed so many minutes after the start. */
const task = (number: number, minute: number, fields: Partial<Task> = {}) =>
  aTask({ id: `t${number}`, number, updatedAt: at(minute), ...fields });

/** A server with tasks, read through keyset cursors as the real one is. */
function project(...tasks: Task[]) {
  const requests: TaskPageQuery[] = [];
  let known: ProjectTasks | undefined;
  let onRequest = (_count: number) => {};
  const reading = {
    async readPage(query: TaskPageQuery) {
      onRequest(requests.push(query));
      const { cursor = '~', limit, trash } = query;
      const matching = tasks
        .filter(({ deletedAt, updatedAt }) => (deletedAt !== null) === trash && updatedAt < cursor)
        .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
      const items = matching.slice(0, limit);
      return { items, nextCursor: matching.length > limit ? (items.at(-1)?.updatedAt ?? null) : null };
    },
    known: () => known,
    store(page: readonly Task[]) {
      known = withTasks(known ?? NO_TASKS, page);
    },
  };
  return {
    requests,
    put(changed: Task) {
      const index = tasks.findIndex(({ id }) => id === changed.id);
      tasks.splice(index === -1 ? tasks.length : index, index === -1 ? 0 : 1, changed);
    },
    whenAsked(listener: typeof onRequest) {
      onRequest = listener;
    },
    async read() {
      known = await readTasks(reading);
      return known;
    },
  };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => task(index + 1, -10 * index));
const numbers = ({ tasks }: ProjectTasks) =>
  tasks
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ number }) => number)
    .sort((a, b) => a - b);

describe('readTasks', () => {
  it('reads all tasks page by page', async () => {
    const server = project(...many(250));
    const read = await server.read();
    expect(read.reach).toBe('all');
    expect(numbers(read)).toHaveLength(250);
    expect(server.requests.slice(0, 3).map(({ limit }) => limit)).toEqual([100, 100, 100]);
  });

  it('misses no task that changes while the pages are read', async () => {
    const server = project(...many(250));
    server.whenAsked((count) => count === 2 && server.put(task(250, 5, { version: 2, title: 'Moved up' })));
    const read = await server.read();
    expect(numbers(read)).toHaveLength(250);
    expect(read.tasks.find(({ number }) => number === 250)?.title).toBe('Moved up');
  });

  it('lists no task that goes to the trash while the pages are read', async () => {
    const server = project(...many(250));
    server.whenAsked((count) => count === 3 && server.put(task(1, 5, { version: 2, deletedAt: at(5) })));
    expect(numbers(await server.read())).toHaveLength(249);
  });

  it('asks for little when it reads again', async () => {
    const server = project(...many(250));
    await server.read();
    server.requests.length = 0;
    server.put(task(200, 5, { version: 2, title: 'Changed' }));
    server.put(task(3, 6, { version: 2, deletedAt: at(6) }));
    server.put(task(251, 7));
    const read = await server.read();
    expect(server.requests).toEqual([
      { trash: false, cursor: undefined, limit: 20 },
      { trash: true, cursor: undefined, limit: 20 },
    ]);
    expect(numbers(read)).toHaveLength(250);
    expect(read.tasks.find(({ number }) => number === 200)?.title).toBe('Changed');
  });

  it('reads on until it meets what it knows', async () => {
    const server = project(...many(250));
    await server.read();
    for (let number = 101; number <= 250; number++) {
      server.put(task(number, 1000 - number, { version: 2, title: 'Changed' }));
    }
    const read = await server.read();
    expect(read.tasks.filter(({ title }) => title === 'Changed')).toHaveLength(150);
  });

  it('finds the first tasks of an empty project when it reads again', async () => {
    const server = project();
    expect(await server.read()).toEqual({ tasks: [], reach: 'all' });
    server.put(task(1, 0));
    expect(numbers(await server.read())).toEqual([1]);
  });

  it('stops at ten thousand, which are those that changed last', async () => {
    const read = await project(...many(10_150)).read();
    expect(read.reach).toBe('newest');
    expect(numbers(read)).toHaveLength(10_000);
    expect(Math.max(...numbers(read))).toBe(10_000);
  });
});
