import type { Project, Task } from '@baton/dto';
import { generateKeyBetween } from 'fractional-indexing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { createCompactRanks } from './compact-ranks.ts';

let api: TaskApiFixture;
let connections: Database;
let kim: TestUser;
let project: Project;
beforeAll(async () => {
  api = await startTaskApi();
  connections = createDatabase({ url: api.database.url, poolSize: 2 });
  kim = await api.signUp('Kim');
});
beforeEach(async () => {
  project = await api.createProject(kim);
});
afterAll(async () => {
  await connections.close();
  await api.close();
});

const compact = () => createCompactRanks(connections).run(new AbortController().signal);

interface Row {
  readonly number: number;
  readonly rank: string;
  readonly version: number;
}

const rows = () =>
  api.database.query<Row>('SELECT number, rank, version FROM tasks WHERE project_id = $1 ORDER BY rank', [
    project.id,
  ]);

async function addTasks(count: number): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let number = 1; number <= count; number += 1) tasks.push(await api.createTask(kim, project));
  return tasks;
}

/** Gives the tasks the ranks that so many moves directly behind the first one lead to, the last of them. */
async function moveBehind(first: Task, tasks: readonly Task[], moves: number): Promise<void> {
  let upper = generateKeyBetween(first.rank, null);
  for (let move = 0; move < moves; move += 1) {
    upper = generateKeyBetween(first.rank, upper);
    const task = tasks[moves - 1 - move];
    if (task) {
      await api.database.query('UPDATE tasks SET rank = $1 WHERE id = $2', [upper, task.id]);
    }
  }
}

describe('compacting ranks', () => {
  it('makes those anew that have grown, in the same order, and leaves the others', async () => {
    const [first, second, ...moved] = (await addTasks(6)) as [Task, Task, ...Task[]];
    await moveBehind(first, moved, 1_300);
    const before = await rows();
    expect(before.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6, 2]);
    expect(before[1]?.rank.length).toBeGreaterThan(200);

    expect(await compact()).toBe(1);
    const after = await rows();
    expect(after.map(({ number, version }) => [number, version])).toEqual([
      [1, 1],
      [3, 1],
      [4, 1],
      [5, 1],
      [6, 1],
      [2, 1],
    ]);
    expect([after[0]?.rank, after[5]?.rank]).toEqual([first.rank, second.rank]);
    for (const { rank } of after) expect(rank.length).toBeLessThan(20);
    expect(await compact()).toBe(0);
  });

  it('does so at both ends of a list', async () => {
    const tasks = await addTasks(3);
    await api.database.query(
      `UPDATE tasks SET rank = CASE number WHEN 1 THEN 'Zz' || repeat('1', 250) WHEN 3 THEN 'a2' || repeat('1', 250) ELSE rank END
       WHERE project_id = $1`,
      [project.id],
    );
    expect(await compact()).toBe(1);
    expect((await rows()).map(({ number, rank }) => [number, rank])).toEqual([
      [1, 'a0'],
      [2, (tasks[1] as Task).rank],
      [3, 'a2'],
    ]);
  });

  it('leaves short ranks alone, and a project that somebody works in', async () => {
    const [first] = (await addTasks(2)) as [Task, Task];
    expect(await compact()).toBe(0);
    await api.database.query(`UPDATE tasks SET rank = 'a0' || repeat('1', 250) WHERE id = $1`, [first.id]);
    await connections.transaction(async (tx) => {
      await connections.query('SELECT FROM projects WHERE id = $id FOR KEY SHARE', { id: project.id }, tx);
      expect(await compact()).toBe(0);
    });
    expect(await compact()).toBe(1);
  });
});
