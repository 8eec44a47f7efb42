import type { Comment, CommentList, Problem, Project, Task, WatcherList } from '@baton/dto';
import type { LogEntry } from '@baton/log-schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
/** Owner, editor, editor, viewer, and nobody of the project. */
let kim: TestUser;
let lee: TestUser;
let park: TestUser;
let choi: TestUser;
let stranger: TestUser;
let project: Project;
let task: Task;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, park, choi, stranger] = (await Promise.all(
    (['Kim', 'Lee', 'Park', 'Choi', 'Jung'] as const).map((name) => api.signUp(name)),
  )) as [TestUser, TestUser, TestUser, TestUser, TestUser];
  project = await api.createProject(kim, [
    ['editor', lee],
    ['editor', park],
    ['viewer', choi],
  ]);
});
beforeEach(async () => {
  task = await api.createTask(kim, project, { parts: [{ role: 'design', assigneeId: lee.sub }] });
});
afterAll(() => api.close());

const mention = ({ name, sub }: TestUser) => `@[${name}](${sub})`;

function comment<Body = Comment>(as: TestUser, body: unknown, to: Task = task) {
  return api.request<Body>('POST', `/api/tasks/${to.id}/comments`, { as, body: { body } });
}

async function listed(as: TestUser, query = ''): Promise<CommentList> {
  return (await api.request<CommentList>('GET', `/api/tasks/${task.key}/comments${query}`, { as })).body;
}

async function watchers(): Promise<string[]> {
  const { body } = await api.request<WatcherList>('GET', `/api/tasks/${task.id}/watchers`, { as: choi });
  return body.items.map(({ name }) => name);
}

/** The entries about the comments on the task, once there are so many of them. */
async function entries(count: number) {
  return vi.waitFor(async () => {
    const log: LogEntry[] = await api.tables.readLog();
    const found = log.filter(
      (entry) => entry.kind.startsWith('comment.') && 'task' in entry && entry.task.id === task.id,
    );
    expect(found).toHaveLength(count);
    return found as Extract<LogEntry, { kind: `comment.${string}` }>[];
  }, 20_000);
}

const told = ({ notify }: { notify: readonly { name: string; reason: string }[] }) =>
  notify.map(({ name, reason }) => `${name} ${reason}`).sort();

describe('a comment', () => {
  it('is answered and listed as it was written', async () => {
    const { status, body } = await comment(lee, '**Ready** 👩‍🎨\nמוכן');
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      taskId: task.id,
      author: { id: lee.sub, name: 'Lee' },
      body: '**Ready** 👩‍🎨\nמוכן',
      mentions: [],
      createdAt: expect.any(String),
      editedAt: null,
    });
    expect(await listed(choi)).toEqual({ items: [body], nextCursor: null });
  });

  it('leaves the task at its version and its time', async () => {
    await comment(lee, 'Ready');
    const { body } = await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: kim });
    expect([body.version, body.updatedAt]).toEqual([1, task.updatedAt]);
  });

  it('tells those concerned and those mentioned, of members only', async () => {
    const text = `${mention(park)} ${mention(lee)} ${mention(stranger)} ${mention(kim)}`;
    const { body } = await comment(kim, text);
    expect(body.mentions).toEqual([
      { id: park.sub, name: 'Park' },
      { id: lee.sub, name: 'Lee' },
      { id: kim.sub, name: 'Kim' },
    ]);
    const [entry] = await entries(1);
    expect(entry).toMatchObject({
      kind: 'comment.created',
      actor: { id: kim.sub },
      task: { key: task.key, version: 1 },
      comment: { id: body.id, author: { name: 'Kim' }, mentions: body.mentions },
      body: text,
    });
    expect(entry && told(entry)).toEqual(['Lee mention', 'Park mention']);
  });

  it('makes its author and whom it mentions watch, but for those who do not want to', async () => {
    expect(await watchers()).toEqual(['Kim', 'Lee']);
    await api.request('DELETE', `/api/tasks/${task.id}/watch`, { as: choi });
    await comment(park, `${mention(choi)} ${mention(stranger)}`);
    expect(await watchers()).toEqual(['Kim', 'Lee', 'Park']);
    await comment(kim, 'Thanks');
    const [first, second] = await entries(2);
    expect([first, second].map((entry) => entry && told(entry))).toEqual([
      ['Choi mention', 'Kim creator', 'Lee assignee'],
      ['Lee assignee', 'Park watcher'],
    ]);
  });

  it.each([
    ['empty', ''],
    ['blank', ' \n '],
    ['too long', 'x'.repeat(10_001)],
    ['with a null byte', 'a\0b'],
    ['no text', 5],
  ])('is refused when it is %s', async (_, body) => {
    const answer = await comment<Problem>(lee, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'validation', errors: [{ path: 'body' }] },
    });
  });
});

describe('editing a comment', () => {
  it('tells whom only the new text mentions', async () => {
    const { body: before } = await comment(kim, `Ask ${mention(lee)}`);
    const text = `Ask ${mention(lee)} or ${mention(choi)}`;
    const { status, body } = await api.request<Comment>('PATCH', `/api/comments/${before.id}`, {
      as: kim,
      body: { body: text },
    });
    expect([status, body]).toEqual([
      200,
      {
        ...before,
        body: text,
        mentions: [
          { id: lee.sub, name: 'Lee' },
          { id: choi.sub, name: 'Choi' },
        ],
        editedAt: expect.any(String),
      },
    ]);
    const [, entry] = await entries(2);
    expect(entry).toMatchObject({
      kind: 'comment.updated',
      changes: [{ field: 'body', from: before.body, to: text }],
    });
    expect(entry && told(entry)).toEqual(['Choi mention']);
    expect(await watchers()).toEqual(['Choi', 'Kim', 'Lee']);
  });

  it('to what it says already changes nothing', async () => {
    const { body: before } = await comment(kim, 'Ready');
    const { status, body } = await api.request<Comment>('PATCH', `/api/comments/${before.id}`, {
      as: kim,
      body: { body: 'Ready' },
    });
    expect([status, body]).toEqual([200, before]);
    expect((await entries(1)).map(({ kind }) => kind)).toEqual(['comment.created']);
  });
});

describe('deleting a comment', () => {
  it('takes it away for good and logs what it said', async () => {
    const { body } = await comment(lee, 'Wrong task');
    const { status } = await api.request('DELETE', `/api/comments/${body.id}`, { as: kim });
    expect(status).toBe(204);
    expect((await listed(kim)).items).toEqual([]);
    const [, entry] = await entries(2);
    expect(entry).toMatchObject({
      kind: 'comment.deleted',
      actor: { id: kim.sub },
      comment: { author: { id: lee.sub } },
      body: 'Wrong task',
      notify: [],
    });
    const again = await api.request('DELETE', `/api/comments/${body.id}`, { as: kim });
    expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('happens once when two do it together', async () => {
    const { body } = await comment(lee, 'Wrong task');
    const answers = await Promise.all([
      api.request('DELETE', `/api/comments/${body.id}`, { as: lee }),
      api.request('DELETE', `/api/comments/${body.id}`, { as: kim }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await entries(2)).map(({ kind }) => kind)).toEqual(['comment.created', 'comment.deleted']);
  });
});

describe('who may comment', () => {
  it.each([
    ['a viewer cannot write one', () => choi, 'POST', () => `/api/tasks/${task.id}/comments`, 403],
    ['a stranger finds no task', () => stranger, 'POST', () => `/api/tasks/${task.id}/comments`, 404],
    ['another editor cannot edit it', () => park, 'PATCH', (id: string) => `/api/comments/${id}`, 403],
    ['even an owner cannot edit it', () => kim, 'PATCH', (id: string) => `/api/comments/${id}`, 403],
    ['another editor cannot delete it', () => park, 'DELETE', (id: string) => `/api/comments/${id}`, 403],
    ['a stranger finds no comment', () => stranger, 'DELETE', (id: string) => `/api/comments/${id}`, 404],
  ])('%s', async (_, as, method, path, status) => {
    const { body } = await comment(lee, 'Ready');
    const answer = await api.request(method, path(body.id), {
      as: as(),
      ...(method !== 'DELETE' && { body: { body: 'Mine' } }),
    });
    expect(answer.status).toBe(status);
    expect((await listed(kim)).items).toEqual([body]);
  });

  it('nobody in a task of the trash, where comments can still be read', async () => {
    const { body } = await comment(lee, 'Ready');
    await api.database.query('UPDATE tasks SET deleted_at = now() WHERE id = $1', [task.id]);
    const answers = await Promise.all([
      comment<Problem>(lee, 'Late'),
      api.request('PATCH', `/api/comments/${body.id}`, { as: lee, body: { body: 'Late' } }),
      api.request('DELETE', `/api/comments/${body.id}`, { as: lee }),
    ]);
    expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual([
      [409, 'task-deleted'],
      [409, 'task-deleted'],
      [409, 'task-deleted'],
    ]);
    expect((await listed(choi)).items).toEqual([body]);
  });
});

describe('the list of comments', () => {
  it('comes in pages, the oldest first, none twice while others comment', async () => {
    for (const body of ['1', '2', '3']) await comment(lee, body);
    const first = await listed(choi, '?limit=2');
    await comment(park, '4');
    const second = await listed(choi, `?limit=2&cursor=${first.nextCursor}`);
    expect([first, second].map(({ items }) => items.map(({ body }) => body))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('refuses the cursor of another task', async () => {
    for (const body of ['1', '2']) await comment(lee, body);
    const { nextCursor } = await listed(choi, '?limit=1');
    const other = await api.createTask(kim, project);
    const answer = await api.request('GET', `/api/tasks/${other.id}/comments?cursor=${nextCursor}`, {
      as: kim,
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'cursor' }] } });
  });
});

describe('watching', () => {
  it('can be begun and ended by any member, twice too', async () => {
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE', 'PUT']) {
      const { status } = await api.request(method, `/api/tasks/${task.key}/watch`, { as: choi });
      expect(status).toBe(204);
    }
    expect(await watchers()).toEqual(['Choi', 'Kim', 'Lee']);
  });

  it('is for members only', async () => {
    for (const [method, path] of [
      ['PUT', 'watch'],
      ['DELETE', 'watch'],
      ['GET', 'watchers'],
    ] as const) {
      const { status } = await api.request(method, `/api/tasks/${task.id}/${path}`, { as: stranger });
      expect(status).toBe(404);
    }
  });

  it('silences what is not about oneself, and begins with a new part unless it was ended', async () => {
    await api.request('DELETE', `/api/tasks/${task.id}/watch`, { as: lee });
    const part = { role: 'text', assigneeId: park.sub };
    await api.request('POST', `/api/tasks/${task.id}/parts`, { as: kim, body: part });
    expect(await watchers()).toEqual(['Kim', 'Park']);
    const log = await vi.waitFor(async () => {
      const found = (await api.tables.readLog()).find(
        (entry) => entry.kind === 'task.updated' && entry.task.id === task.id,
      );
      expect(found).toBeDefined();
      return found as Extract<LogEntry, { kind: 'task.updated' }>;
    }, 20_000);
    expect(told(log)).toEqual(['Park assignee']);
  });
});
