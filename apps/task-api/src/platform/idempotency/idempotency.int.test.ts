import { randomUUID } from 'node:crypto';
import type { Project, Task, TaskList } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let project: Project;
let key: string;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterAll(() => api.close());
beforeEach(async () => {
  project = await api.createProject(kim, [['editor', lee]]);
  key = randomUUID();
});

async function create<Body = Task>(options: { as?: TestUser; body?: object; key?: string } = {}) {
  return api.request<Body>('POST', `/api/projects/${project.id}/tasks`, {
    as: options.as ?? kim,
    headers: { 'idempotency-key': options.key ?? key },
    body: options.body ?? { title: 'Write the page' },
  });
}

async function numbers(): Promise<number[]> {
  const { body } = await api.request<TaskList>('GET', `/api/projects/${project.id}/tasks?sort=number`, {
    as: kim,
  });
  return body.items.map(({ number }) => number);
}

describe('an Idempotency-Key', () => {
  it('makes one task of many requests at once, who all get the same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await numbers()).toEqual([1]);
  });

  it('is logged as one change, and as requests that changed nothing', async () => {
    const [first, repeat] = [await create(), await create()];
    await expect
      .poll(
        async () => {
          const log = await api.tables.readLog();
          const kindsOf = (requestId: string | null) =>
            log.filter((entry) => entry.request.id === requestId).map(({ kind }) => kind);
          return [first, repeat].map(({ headers }) => kindsOf(headers.get('x-request-id')));
        },
        { timeout: 20_000 },
      )
      .toEqual([['task.created'], ['request.completed']]);
  });

  it('takes a body that means the same for the same, and refuses another', async () => {
    const first = await create();
    const same = await create({ body: { labels: [], title: ' Write the page ' } });
    expect(same.body).toEqual(first.body);
    const other = await create<{ code: string }>({ body: { title: 'Write another page' } });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await numbers()).toEqual([1]);
  });

  it('gives the answer of then, whatever became of the task since', async () => {
    const first = await create();
    await api.request('DELETE', `/api/tasks/${first.body.id}`, { as: kim });
    const repeat = await create();
    expect([repeat.status, repeat.headers.get('etag'), repeat.body]).toEqual([201, '"1"', first.body]);
  });

  it('belongs to whoever sends it', async () => {
    const [mine, theirs] = [await create(), await create({ as: lee })];
    expect([mine.body.number, theirs.body.number]).toEqual([1, 2]);
  });

  it('is as good as new after a request that failed', async () => {
    const stranger = await api.signUp('Stranger');
    expect((await create({ as: stranger })).status).toBe(404);
    await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: stranger.email, role: 'editor' },
    });
    expect((await create({ as: stranger })).status).toBe(201);
  });

  it('remembers that somebody was invited, even when they have signed up since', async () => {
    const body = { email: `${randomUUID()}@example.com`, role: 'viewer' };
    const invite = () =>
      api.request('POST', `/api/projects/${project.id}/members`, {
        as: kim,
        headers: { 'idempotency-key': key },
        body,
      });
    const first = await invite();
    await api.tables.putDirectoryEntry({
      userId: randomUUID(),
      email: body.email,
      name: 'New',
      locale: 'en',
      emailVerified: true,
    });
    const repeat = await invite();
    expect([first.status, repeat.status, repeat.body]).toEqual([202, 202, first.body]);
  });
});
