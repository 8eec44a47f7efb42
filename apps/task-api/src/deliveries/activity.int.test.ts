import type { Activity, Problem, Project, Task } from '@baton/dto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLogRepository } from '../change-log/index.ts';
import { createDynamoDb } from '../platform/dynamodb.ts';
import { deliveryWith } from '../test-support/deliveries.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let park: TestUser;
let project: Project;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, park] = await Promise.all([api.signUp('Kim'), api.signUp('Lee'), api.signUp('Park')]);
  project = await api.createProject(kim, [
    ['editor', lee],
    ['viewer', park],
  ]);
});
afterAll(() => api.close());

async function activityOf(task: Task, query = ''): Promise<Activity> {
  const { status, body } = await api.request<Activity>('GET', `/api/tasks/${task.key}/activity${query}`, {
    as: park,
  });
  expect(status).toBe(200);
  return body;
}

/** A task of Kim's that Lee has a part in, changed by so many comments of Kim's. */
async function taskWithComments(count: number): Promise<Task> {
  const task = await api.createTask(kim, project, { parts: [{ role: 'design', assigneeId: lee.sub }] });
  for (let n = 1; n <= count; n += 1) {
    await api.request('POST', `/api/tasks/${task.id}/comments`, { as: kim, body: { body: `Comment ${n}` } });
  }
  return task;
}

async function outboxIsEmpty(): Promise<void> {
  await vi.waitFor(async () => expect(await api.database.query('SELECT 1 FROM outbox')).toEqual([]), {
    timeout: 20_000,
    interval: 20,
  });
}

describe('the activity of a task', () => {
  it('says of whoever has switched all mails off that they were not told', async () => {
    const own = await api.createProject(park, [['editor', lee]]);
    const task = await api.createTask(park, own);
    await api.database.query(
      `INSERT INTO project_mail_preferences (user_id, project_id, cadence) VALUES ($1, $2, 'off')`,
      [park.sub, own.id],
    );
    await api.request('PATCH', `/api/tasks/${task.id}`, { as: lee, seen: 1, body: { title: 'New' } });
    const [item] = (await activityOf(task)).items;
    expect(item?.deliveries).toMatchObject([
      { user: { id: park.sub }, reason: 'creator', state: 'dropped', dropped: 'switched-off', dueAt: null },
    ]);
  });

  it('has what just happened, whether or not the log has it yet, and who is told', async () => {
    const task = await taskWithComments(1);
    const { headers } = await api.request('PATCH', `/api/tasks/${task.id}`, {
      as: lee,
      seen: 1,
      body: { title: 'New' },
    });
    const now = await activityOf(task);
    await outboxIsEmpty();
    expect(await activityOf(task)).toEqual(now);

    expect(now.nextCursor).toBeNull();
    expect(now.items.map(({ entry }) => [entry.kind, entry.actor.name])).toEqual([
      ['task.updated', 'Lee'],
      ['comment.created', 'Kim'],
      ['task.created', 'Kim'],
    ]);
    expect(now.items[0]).toEqual({
      entry: {
        id: expect.any(String),
        at: expect.any(String),
        kind: 'task.updated',
        actor: { id: lee.sub, name: 'Lee' },
        task: { id: task.id, number: task.number, key: task.key, title: 'New', version: 2 },
        changes: [{ field: 'title', from: 'Write the page', to: 'New' }],
      },
      requestId: headers.get('x-request-id'),
      deliveries: [
        {
          user: { id: kim.sub, name: 'Kim' },
          reason: 'creator',
          state: 'queued',
          at: now.items[0]?.entry.at,
          together: false,
          dueAt: null,
          dropped: null,
          attempts: 0,
          error: null,
          mailEntryId: now.items[0]?.entry.id,
        },
      ],
    });
  });

  it('says how far each mail is, also one about several changes, and of whom none was sent and why', async () => {
    const task = await taskWithComments(3);
    await outboxIsEmpty();
    const entries = (await activityOf(task)).items.map(({ entry }) => entry.id);
    const [third = '', second = '', first = '', created = ''] = entries;
    const digest = uuidv7();
    await api.database.query(
      `INSERT INTO mail_batches (user_id, project_id, opened_at, due_at)
       VALUES ($1, $2, now(), '2026-03-02T09:00:00Z')`,
      [park.sub, project.id],
    );
    await api.database.query(
      `INSERT INTO notifications (entry_id, user_id, project_id, task_id, reason, at_once, digest_id, dropped,
         created_at, settled_at)
       SELECT entry_id, $1, $2, $3, 'watcher', false, digest_id, dropped, '2026-03-01T08:00:00Z', settled_at
       FROM (VALUES
         ($4::uuid, NULL::uuid, NULL, NULL::timestamptz),
         ($5, $7, NULL, '2026-03-01T09:00:00Z'),
         ($6, NULL, 'no-net-change', '2026-03-01T09:00:00Z')
       ) AS told (entry_id, digest_id, dropped, settled_at)`,
      [park.sub, project.id, task.id, third, second, first, digest],
    );
    await api.tables.putDelivery(
      deliveryWith({ pk: created, sk: lee.sub, state: 'bounced', error: '550 no such user' }, project.id),
    );
    await api.tables.putDelivery(deliveryWith({ pk: digest, sk: park.sub }, project.id));

    const { items } = await activityOf(task);
    const told = items.map(({ deliveries }) =>
      deliveries.map(({ user, state, at, together, dueAt, dropped, error, mailEntryId }) => ({
        name: user.name,
        state,
        at,
        together,
        dueAt,
        dropped,
        error,
        mailEntryId,
      })),
    );
    const alone = { together: false, dueAt: null, dropped: null, error: null };
    const later = {
      name: 'Park',
      together: true,
      dueAt: null,
      dropped: null,
      error: null,
      mailEntryId: null,
    };
    const queued = (n: number) => ({
      ...alone,
      name: 'Lee',
      state: 'queued',
      at: items[n]?.entry.at,
      mailEntryId: entries[n],
    });
    expect(told).toEqual([
      [
        queued(0),
        { ...later, state: 'waiting', at: '2026-03-01T08:00:00.000Z', dueAt: '2026-03-02T09:00:00.000Z' },
      ],
      [queued(1), { ...later, state: 'delivered', at: '2026-03-01T09:00:01.000Z', mailEntryId: digest }],
      [queued(2), { ...later, state: 'dropped', at: '2026-03-01T09:00:00.000Z', dropped: 'no-net-change' }],
      [
        {
          ...alone,
          name: 'Lee',
          state: 'bounced',
          at: '2026-03-01T09:00:01.000Z',
          error: '550 no such user',
          mailEntryId: created,
        },
      ],
    ]);
  });

  it('comes in pages without gap or repeat, while new entries come', async () => {
    const task = await taskWithComments(5);
    await outboxIsEmpty();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Activity = await activityOf(task, `?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(
        ...page.items.map(({ entry }) => (entry.kind === 'comment.created' ? entry.body : entry.kind)),
      );
      cursor = page.nextCursor;
      await api.request('POST', `/api/tasks/${task.id}/comments`, { as: kim, body: { body: 'New' } });
    } while (cursor !== null);
    expect(seen).toEqual(['Comment 5', 'Comment 4', 'Comment 3', 'Comment 2', 'Comment 1', 'task.created']);
  });

  it('refuses the cursor of another task', async () => {
    const [task, other] = [await taskWithComments(2), await taskWithComments(0)];
    const { nextCursor } = await activityOf(task, '?limit=1');
    const { status, body } = await api.request<Problem>(
      'GET',
      `/api/tasks/${other.id}/activity?cursor=${nextCursor}`,
      { as: kim },
    );
    expect([status, body.errors?.map(({ path }) => path)]).toEqual([400, ['cursor']]);
  });

  it('is read in pieces where its entries are large', async () => {
    const task = await api.createTask(kim, project);
    const log = createLogRepository(createDynamoDb(), api.tables.log);
    await outboxIsEmpty();
    const ids = Array.from({ length: 12 }, () => uuidv7());
    for (const id of ids) {
      await log.putAll([
        {
          v: 2,
          id,
          at: new Date().toISOString(),
          kind: 'task.updated',
          request: { id: 'large', method: 'PATCH', path: '/' },
          actor: { id: kim.sub, name: 'Kim' },
          project: { id: project.id, key: project.key, name: project.name },
          task: { id: task.id, number: task.number, key: task.key, title: task.title, version: 2 },
          changes: [{ field: 'description', from: '가'.repeat(20_000), to: '나'.repeat(20_000) }],
          notify: [],
        },
      ]);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Activity = await activityOf(task, `?limit=100${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ entry }) => entry.id));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== null);
    expect(seen.slice(0, 12)).toEqual(ids.toReversed());
    expect(seen).toHaveLength(13);
    expect(pages).toBeGreaterThan(1);
  });

  it('shows of entries that nobody understands the others', async () => {
    const task = await taskWithComments(1);
    await outboxIsEmpty();
    const log = createLogRepository(createDynamoDb(), api.tables.log);
    const entry = (await api.tables.readLog()).find(
      (each) => each.kind === 'task.created' && each.task.id === task.id,
    );
    if (!entry) throw new Error('The log has no such entry');
    await log.putAll([{ ...entry, id: uuidv7(), v: 3 as never }]);
    const { items, nextCursor } = await activityOf(task, '?limit=1');
    expect(items).toEqual([]);
    const next = await activityOf(task, `?limit=5&cursor=${nextCursor}`);
    expect(next.items.map((item) => item.entry.kind)).toEqual(['comment.created', 'task.created']);
  });
});
