import { type Problem, type Project, type Task, taskSchema } from '@baton/dto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
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
afterAll(() => api.close());

async function createTasks(count: number): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let number = 1; number <= count; number += 1) tasks.push(await api.createTask(kim, project));
  return tasks;
}

function move<Body = Task>(task: Task, afterId: string | null, fields: object = {}) {
  return api.request<Body>('PATCH', `/api/tasks/${task.id}`, {
    as: kim,
    seen: 1,
    body: { afterId, ...fields },
  });
}

/** The numbers of the tasks outside the trash, as boards show them. */
async function order(): Promise<number[]> {
  const rows = await api.database.query<{ number: number }>(
    'SELECT number FROM tasks WHERE project_id = $1 AND deleted_at IS NULL ORDER BY rank, id',
    [project.id],
  );
  return rows.map(({ number }) => number);
}

describe('PATCH /api/tasks/{taskId} with afterId', () => {
  it('stands new tasks behind the others', async () => {
    await createTasks(3);
    expect(await order()).toEqual([1, 2, 3]);
  });

  it('moves a task behind another one and to the first place, each a version', async () => {
    const [first, second, third] = (await createTasks(3)) as [Task, Task, Task];
    const { status, body } = await move(first, second.id);
    expect([status, body.version]).toEqual([200, 2]);
    expect(taskSchema.parse(body).rank > second.rank && body.rank < third.rank).toBe(true);
    expect(await order()).toEqual([2, 1, 3]);
    await move(third, null);
    expect(await order()).toEqual([3, 2, 1]);
  });

  it('changes nothing when it stands there already', async () => {
    const [first, second] = (await createTasks(2)) as [Task, Task];
    expect((await move(second, first.id)).body).toEqual(second);
    expect((await move(first, null)).body).toEqual(first);
  });

  it('moves beside changes of fields, and never conflicts: the last one wins', async () => {
    const [first, second, third] = (await createTasks(3)) as [Task, Task, Task];
    await move(first, third.id);
    const { status, body } = await move(first, second.id, { title: 'New' });
    expect([status, body.version, body.title]).toEqual([200, 3, 'New']);
    expect(await order()).toEqual([2, 1, 3]);
  });

  it('passes over the trash and keeps the place of a task that comes back', async () => {
    const [first, second, third] = (await createTasks(3)) as [Task, Task, Task];
    await api.request('DELETE', `/api/tasks/${second.id}`, { as: kim });
    expect((await move(third, first.id)).body.version).toBe(1);
    const fourth = await api.createTask(kim, project);
    await move(fourth, first.id);
    await api.request('POST', `/api/tasks/${second.id}/restore`, { as: kim });
    expect(await order()).toEqual([1, 4, 2, 3]);
  });

  it.each([
    ['itself', async (task: Task) => task.id],
    ['a task that does not exist', async () => '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10'],
    ['a task of another project', async () => (await api.createTask(kim, await api.createProject(kim))).id],
    [
      'a task in the trash',
      async () => {
        const { id } = await api.createTask(kim, project);
        await api.request('DELETE', `/api/tasks/${id}`, { as: kim });
        return id;
      },
    ],
  ])('refuses to place a task behind %s', async (_, other) => {
    const [task] = (await createTasks(1)) as [Task];
    const { status, body } = await move<Problem>(task, await other(task), { title: 'New' });
    expect([status, body.code, body.errors?.map(({ path }) => path)]).toEqual([
      400,
      'validation',
      ['afterId'],
    ]);
    expect((await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: kim })).body).toEqual(task);
  });

  it('stands in the order of a list that has the same moves made, whatever they are', async () => {
    const tasks = await createTasks(6);
    const index = fc.nat({ max: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(index, fc.option(index)), { maxLength: 8 }), async (moves) => {
        const list = await order();
        for (const [from, behind] of moves) {
          const task = tasks[from] as Task;
          const after = behind === null ? null : (tasks[behind] as Task);
          if (after === task) continue;
          await move(task, after?.id ?? null);
          list.splice(list.indexOf(task.number), 1);
          list.splice(after ? list.indexOf(after.number) + 1 : 0, 0, task.number);
        }
        expect(await order()).toEqual(list);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps every task and rank apart when many are moved and created at once', async () => {
    const tasks = await createTasks(8);
    const [first] = tasks as [Task];
    await Promise.all([
      ...tasks.slice(1).map((task) => move(task, first.id)),
      ...tasks.slice(1).map((task) => move(task, null)),
      ...tasks.slice(1).map(() => api.createTask(kim, project)),
    ]);
    const numbers = await order();
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(
      await api.database.query('SELECT count(DISTINCT rank)::int AS ranks FROM tasks WHERE project_id = $1', [
        project.id,
      ]),
    ).toEqual([{ ranks: 15 }]);
    // The last of all moves is still what it says: directly behind the other one.
    await move(first, (tasks[4] as Task).id);
    const after = await order();
    expect(after[after.indexOf(5) + 1]).toBe(1);
  });
});

describe('the log of an order', () => {
  it('has the rank of a task that was moved, and tells nobody', async () => {
    const lee = await api.signUp('Lee');
    await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: lee.email, role: 'editor' },
    });
    const [first, second] = (await createTasks(2)) as [Task, Task];
    const { body } = await api.request<Task>('PATCH', `/api/tasks/${first.id}`, {
      as: lee,
      seen: 1,
      body: { afterId: second.id },
    });
    expect(await entriesOf(api, project.id, 'task.updated')).toMatchObject([
      { changes: [{ field: 'rank', from: first.rank, to: body.rank }], notify: [] },
    ]);
  });
});
