import type { Project, Task } from '@baton/dto';
import { generateKeyBetween } from 'fractional-indexing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTransaction } from '../test-support/open-transaction.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let project: Project;
beforeAll(async () => {
  api = await startTaskApi();
  kim = await api.signUp('Kim');
});
beforeEach(async () => {
  project = await api.createProject(kim);
});
afterAll(async () => {
  await api.close();
});

const move = (task: Task | undefined, afterId: string | null) =>
  api.request<Task>('PATCH', `/api/tasks/${task?.id}`, { as: kim, seen: 1, body: { afterId } });

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

describe('ranks that have grown', () => {
  it('are made anew by the move that would make one too long, in the same order', async () => {
    const [first, second, ...moved] = (await addTasks(6)) as [Task, Task, ...Task[]];
    await moveBehind(first, moved, 1_300);
    const before = await rows();
    expect(before.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6, 2]);
    expect(before[1]?.rank.length).toBeGreaterThan(200);

    const { status, body } = await move(second, first.id);
    expect([status, body.version]).toEqual([200, 2]);
    const after = await rows();
    expect(after.map(({ number, version }) => [number, version])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
      [4, 1],
      [5, 1],
      [6, 1],
    ]);
    expect(after[0]?.rank).toBe(first.rank);
    for (const { rank } of after) expect(rank.length).toBeLessThan(20);
  });

  it.each([
    ['beginning', 'Zz', 'a2'],
    ['end', 'a2', 'Zz'],
  ])('are made anew at the %s of a list', async (_end, grown, short) => {
    const [first, , third] = await addTasks(3);
    await api.database.query(
      `UPDATE tasks SET rank = CASE number
         WHEN 1 THEN $2 || repeat('1', 250) WHEN 2 THEN $2 || repeat('1', 250) || '2' ELSE $3 END
       WHERE project_id = $1`,
      [project.id, grown, short],
    );
    expect((await move(third, first?.id ?? null)).status).toBe(200);
    const after = await rows();
    expect(after.map(({ number }) => number)).toEqual([1, 3, 2]);
    for (const { rank } of after) expect(rank.length).toBeLessThan(20);
  });

  it('wait for whoever works in the project, and let many move at once', async () => {
    const [first, ...others] = (await addTasks(6)) as [Task, ...Task[]];
    await moveBehind(first, others, 1_300);
    const working = await openTransaction(api.database.url);
    await working.query('SELECT 1 FROM projects WHERE id = $1 FOR KEY SHARE', [project.id]);
    const moves = others.map((task) => move(task, first.id));
    await working.query('SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE', [first.id]);
    await working.commit();
    const answers = await Promise.all(moves);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const { rank } of await rows()) expect(rank.length).toBeLessThan(20);
  });

  it('are no two the same, though one statement may pass them from task to task', async () => {
    const [one, two] = [await api.createTask(kim, project), await api.createTask(kim, project)];
    const setRanks = (first: string, second: string) =>
      api.database.query(`UPDATE tasks SET rank = CASE id WHEN $1 THEN $3 ELSE $4 END WHERE id IN ($1, $2)`, [
        one.id,
        two.id,
        first,
        second,
      ]);
    await setRanks(two.rank, one.rank);
    await expect(setRanks(one.rank, one.rank)).rejects.toThrow('tasks_rank_unique');
  });
});
