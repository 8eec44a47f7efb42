import type { Problem, Project, Task } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let project: Project;
let task: Task;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterAll(() => api.close());
beforeEach(async () => {
  project = await api.createProject(kim, [['editor', lee]]);
  task = await api.createTask(kim, project, { startOn: '2026-03-10' });
});

function patch<Body = Task>(body: object, seen: number, as = kim) {
  return api.request<Body>('PATCH', `/api/tasks/${task.id}`, { as, seen, body });
}

async function current(): Promise<Task> {
  return (await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: kim })).body;
}

describe('PATCH /api/tasks/{taskId}', () => {
  it('changes what is sent and counts the version up', async () => {
    const { status, headers, body } = await patch({ progress: 40, dueOn: '2026-03-31', labels: ['site'] }, 1);
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body).toEqual({
      ...task,
      progress: 40,
      dueOn: '2026-03-31',
      labels: ['site'],
      version: 2,
      updatedAt: body.updatedAt,
    });
    expect(await current()).toEqual(body);
  });

  it('takes a weak tag, which a proxy makes of a strong one', async () => {
    const { status } = await api.request('PATCH', `/api/tasks/${task.id}`, {
      as: kim,
      headers: { 'if-match': 'W/"1"' },
      body: { progress: 40 },
    });
    expect(status).toBe(200);
  });

  it('merges changes of different fields from the same version', async () => {
    await patch({ title: 'Theirs' }, 1, lee);
    const { status, body } = await patch({ progress: 40 }, 1);
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: 'Theirs', progress: 40, version: 3 });
  });

  it('refuses changes of the same field with both values, and stores nothing', async () => {
    await patch({ title: 'Theirs', progress: 10 }, 1, lee);
    const before = await current();
    const { status, body } = await patch<Problem>({ title: 'Mine', progress: 40, priority: 'high' }, 1);
    expect([status, body.code, body.conflicts]).toEqual([
      409,
      'conflict',
      [
        { field: 'title', theirs: 'Theirs', mine: 'Mine' },
        { field: 'progress', theirs: 10, mine: 40 },
      ],
    ]);
    expect(await current()).toEqual(before);
  });

  it('changes nothing when both sides agree', async () => {
    await patch({ title: 'Ours' }, 1, lee);
    const { status, headers, body } = await patch({ title: 'Ours' }, 1);
    expect([status, headers.get('etag'), body.version]).toEqual([200, '"2"', 2]);
  });

  it('lets through who saw the latest version', async () => {
    await patch({ title: 'Theirs' }, 1, lee);
    expect((await patch({ title: 'Mine' }, 2)).body).toMatchObject({ title: 'Mine', version: 3 });
  });

  it('refuses a version that has never existed', async () => {
    const { status, body } = await patch<Problem>({ title: 'Mine' }, 2);
    expect([status, body.code]).toEqual([412, 'version-unknown']);
  });

  it('does not let one date pass the other, whichever of them is sent', async () => {
    await patch({ dueOn: '2026-03-20' }, 1);
    const late = await patch<Problem>({ startOn: '2026-03-21' }, 2);
    expect([late.status, late.body.errors]).toEqual([
      400,
      [{ path: 'dueOn', message: 'Must not be before the start, 2026-03-21' }],
    ]);
    expect((await patch({ startOn: '2026-03-21', dueOn: null }, 2)).status).toBe(200);
  });

  it('checks the dates as they would be after the merge', async () => {
    await patch({ startOn: '2026-04-10' }, 1, lee);
    const { status, body } = await patch<Problem>({ dueOn: '2026-04-01' }, 1);
    expect([status, body.errors]).toEqual([
      400,
      [{ path: 'dueOn', message: 'Must not be before the start, 2026-04-10' }],
    ]);
  });

  it('takes done as 100 and does not move the progress back with the status', async () => {
    expect((await patch({ status: 'done' }, 1)).body.progress).toBe(100);
    expect((await patch({ status: 'review' }, 2)).body.progress).toBe(100);
  });

  it('sets the progress of a task on each of its parts', async () => {
    task = await api.createTask(kim, project, {
      parts: [{ role: 'design', progress: 20 }, { role: 'text' }],
    });
    const { body } = await patch({ progress: 40 }, 1);
    expect([body.progress, body.parts.map(({ progress }) => progress)]).toEqual([40, [40, 40]]);
  });

  it('does not let the progress of the whole run over that of a part', async () => {
    task = await api.createTask(kim, project, { parts: [{ role: 'design' }, { role: 'text' }] });
    const [design] = task.parts;
    await api.request('PUT', `/api/tasks/${task.id}/parts/${design?.id}`, {
      as: lee,
      seen: 1,
      body: { progress: 60 },
    });
    const { status, body } = await patch<Problem>({ progress: 40 }, 1);
    expect([status, body.conflicts]).toEqual([409, [{ field: 'progress', theirs: 30, mine: 40 }]]);
  });

  it('does not run over the progress that a part had before it was removed', async () => {
    task = await api.createTask(kim, project, { parts: [{ role: 'design', progress: 20 }] });
    const part = `/api/tasks/${task.id}/parts/${task.parts[0]?.id}`;
    await api.request('PUT', part, { as: lee, seen: 1, body: { progress: 60 } });
    await api.request('DELETE', part, { as: lee, seen: 2 });
    const { status, body } = await patch<Problem>({ progress: 30 }, 1);
    expect([status, body.conflicts]).toEqual([409, [{ field: 'progress', theirs: 60, mine: 30 }]]);
    expect((await current()).progress).toBe(60);
  });

  it('keeps all of 8 changes of different fields that come at once', async () => {
    const fields = {
      title: 'New',
      description: 'Text',
      status: 'doing',
      progress: 40,
      priority: 'high',
      startOn: '2026-03-01',
      dueOn: '2026-03-31',
      labels: ['site'],
    };
    const answers = await Promise.all(
      Object.entries(fields).map(([field, value]) => patch({ [field]: value }, 1)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200, 200]);
    expect(answers.map(({ body }) => body.version).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await current()).toMatchObject({ ...fields, version: 9 });
  });

  it('lets one of 20 changes of the same field that come at once win, and tells the others', async () => {
    const titles = Array.from({ length: 20 }, (_, index) => `Title ${index}`);
    const answers = await Promise.all(
      titles.map((title) => patch<Task & Pick<Problem, 'code' | 'conflicts'>>({ title }, 1)),
    );
    const [won, ...others] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, won?.body.version]).toEqual([200, 2]);
    expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 19 }, () => 409));
    const { title, version } = await current();
    expect([title, version]).toEqual([won?.body.title, 2]);
    const lost = others.map(({ body }) => body.conflicts?.[0]);
    expect(lost.map((conflict) => conflict?.theirs)).toEqual(Array.from({ length: 19 }, () => title));
    expect(lost.map((conflict) => conflict?.mine).toSorted()).toEqual(
      titles.filter((each) => each !== title).toSorted(),
    );
    expect(await entriesOf(api, project.id, 'task.updated')).toHaveLength(1);
  });

  it('does not reopen a task that somebody else has done meanwhile', async () => {
    await patch({ status: 'done' }, 1, lee);
    const { status, body } = await patch<Problem>({ progress: 40 }, 1);
    expect([status, body.conflicts]).toEqual([
      409,
      [
        { field: 'progress', theirs: 100, mine: 40 },
        { field: 'status', theirs: 'done', mine: 'doing' },
      ],
    ]);
    expect((await patch({ progress: 40 }, 2)).body).toMatchObject({ status: 'doing', progress: 40 });
  });

  it('does not reopen it by a part either', async () => {
    task = await api.createTask(kim, project, { parts: [{ role: 'design', progress: 100 }] });
    await patch({ status: 'done' }, 1, lee);
    const part = `/api/tasks/${task.id}/parts/${task.parts[0]?.id}`;
    const { status, body } = await api.request('PUT', part, { as: kim, seen: 1, body: { progress: 90 } });
    expect([status, body.conflicts]).toEqual([409, [{ field: 'status', theirs: 'done', mine: 'doing' }]]);
  });

  it('knows since when a task is done', async () => {
    const done = (await patch({ status: 'done' }, 1)).body;
    expect(done.doneAt).toBe(done.updatedAt);
    const renamed = (await patch({ title: 'New' }, 2)).body;
    expect([renamed.doneAt, (await current()).doneAt]).toEqual([done.doneAt, done.doneAt]);
    expect((await patch({ progress: 90 }, 3)).body.doneAt).toBeNull();
  });

  it('is not for a viewer', async () => {
    const viewer = await api.signUp('Park');
    const shared = await api.createProject(kim, [['viewer', viewer]]);
    task = await api.createTask(kim, shared);
    const { status, body } = await patch<Problem>({ title: 'Mine' }, 1, viewer);
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });
});
