import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Comment, Project, Task } from '@baton/dto';
import { type LogEntry, SYSTEM_ACTOR, type TaskUpdated } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLogRepository } from '../change-log/index.ts';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { createDynamoDb } from '../platform/dynamodb.ts';
import { streamOf } from '../test-support/log-stream.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { KIM, LEE } from '../test-support/task-values.ts';
import { createEraseFromLog } from './erase-from-log.ts';
import { createErasuresRepository } from './erasures.repository.ts';
import { createMailErasureRepository } from './mail-erasure.repository.ts';
import { createLoggedChangesRepository, type LoggedChangesRepository } from './logged-changes.repository.ts';

const dynamoDb = createDynamoDb();
let api: TaskApiFixture;
let database: Database;
let kim: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  database = createDatabase({ url: api.database.url, poolSize: 4 });
  kim = await api.signUp('Kim');
});
afterAll(async () => {
  await database.close();
  dynamoDb.destroy();
  await api.close();
});

function jobWith(log: Partial<LoggedChangesRepository> = {}) {
  return createEraseFromLog({
    transaction: database.transaction,
    erasures: createErasuresRepository(database.query),
    mails: createMailErasureRepository(database.query),
    log: { ...createLoggedChangesRepository(dynamoDb, api.tables.log), ...log },
    pause: 0,
  });
}

const run = async (job = jobWith()) => job.run(new AbortController().signal);

/** DynamoDB keeps no order of fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Every item of a change as it is stored, by the id of its entry. */
async function itemsOf(): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  let start: Record<string, unknown> | undefined;
  do {
    const page = await dynamoDb.send(
      new ScanCommand({ TableName: api.tables.log, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of page.Items ?? []) {
      if (item['kind'] !== 'request.completed') items.set(String(item['id']), canonical(item));
    }
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

async function outboxIsEmpty(): Promise<void> {
  await vi.waitFor(
    async () => expect(await api.database.query('SELECT 1 FROM outbox WHERE refused_at IS NULL')).toEqual([]),
    { timeout: 20_000, interval: 20 },
  );
}

/** Waits until the person is a member nowhere any more and all of that is in the log. */
async function deleteAccount({ sub: userId, email, locale }: TestUser, emailVerified = true): Promise<void> {
  const [id, at] = [uuidv7(), new Date().toISOString()];
  await api.tables.deleteDirectoryEntry(email);
  await api.tables.putAccountEvent({
    id,
    type: 'deleted',
    userId,
    email,
    emailVerified,
    name: '',
    locale,
    at,
  });
  await vi.waitFor(
    async () =>
      expect(await api.database.query('SELECT 1 FROM account_feed WHERE position >= $1', [id])).toHaveLength(
        1,
      ),
    { timeout: 20_000, interval: 20 },
  );
  await outboxIsEmpty();
}

/** Eleven minutes later all that is in the log by now has been there in time. */
async function elevenMinutesLater({ sub }: TestUser): Promise<void> {
  await api.database.query(
    `UPDATE erasures SET created_at = now() - interval '11 minutes 1 millisecond',
       queue_forgotten_at = queue_forgotten_at - interval '11 minutes 1 millisecond'
     WHERE user_id = $1`,
    [sub],
  );
}

/** The first of two runs, and the time until the second one. */
async function forgetWhatWaits(user: TestUser): Promise<void> {
  await elevenMinutesLater(user);
  expect(await run()).toBe(0);
  await elevenMinutesLater(user);
}

/** A digest about what somebody did, and an order to mail them again. */
async function logMailsOf({ sub: id, email }: TestUser, project: Project, task: Task): Promise<void> {
  const person = { id, name: 'Lee' };
  const head = (kind: 'digest' | 'mails.resent') => ({
    v: 2 as const,
    id: uuidv7(),
    at: new Date().toISOString(),
    request: { id: kind, method: 'JOB', path: 'mails' },
    project: { id: project.id, key: project.key, name: project.name },
  });
  const recipient = { locale: 'en', timeZone: 'Asia/Seoul', reason: 'watcher' } as const;
  const { number, key, title } = task;
  await createLogRepository(dynamoDb, api.tables.log).putAll([
    {
      ...head('digest'),
      kind: 'digest',
      actor: SYSTEM_ACTOR,
      notify: [{ ...KIM, ...recipient, email: 'kim@example.com' }],
      total: 1,
      items: [
        {
          what: 'deleted',
          task: { id: task.id, number, key, title, version: 2 },
          entryIds: [uuidv7()],
          actors: [KIM, person],
          at: new Date().toISOString(),
        },
      ],
    },
    {
      ...head('mails.resent'),
      kind: 'mails.resent',
      actor: KIM,
      of: { pk: `task#${task.id}`, sk: uuidv7() },
      notify: [{ ...person, ...recipient, email }],
    },
  ]);
}

async function erasureOf({ sub }: TestUser) {
  const [erasure] = await api.database.query(
    'SELECT email, position, done_at IS NOT NULL AS done FROM erasures WHERE user_id = $1',
    [sub],
  );
  return erasure;
}

/** So many changes that others made of a task of theirs, whose names are the same. */
async function changesOfOthers(count: number): Promise<void> {
  const log = createLogRepository(dynamoDb, api.tables.log);
  const entries = Array.from({ length: count }, (_, n): TaskUpdated => ({
    v: 2,
    id: uuidv7(),
    at: '2026-03-01T09:00:00.000Z',
    kind: 'task.updated',
    request: { id: uuidv7(), method: 'PATCH', path: '/api/tasks/WEB-1' },
    actor: LEE,
    project: { id: KIM.id, key: 'WEB', name: 'Lee' },
    task: { id: uuidv7(), number: n + 1, key: `WEB-${n + 1}`, title: 'Lee', version: 2 },
    notify: [{ ...KIM, email: 'kim@example.com', locale: 'en', timeZone: 'UTC', reason: 'watcher' }],
    changes: [{ field: 'description', from: '', to: `For @[Lee](${LEE.id})` }],
  }));
  for (let from = 0; from < count; from += 25) await log.putAll(entries.slice(from, from + 25));
}

describe('a deleted account', () => {
  it('is forgotten by the log, also when a process dies over it, and of others nothing changes', async () => {
    const lee = await api.signUp('Lee');
    await api.tables.deleteDirectoryEntry(lee.email);
    const early = await api.createProject(kim);
    await api.request('POST', `/api/projects/${early.id}/members`, {
      as: kim,
      body: { email: lee.email, role: 'viewer' },
    });
    await api.tables.putDirectoryEntry({ ...lee, userId: lee.sub, emailVerified: true });
    await changesOfOthers(500);
    const project = await api.createProject(kim, [['editor', lee]]);
    const task = await api.createTask(kim, project, { parts: [{ role: 'design', assigneeId: lee.sub }] });
    await api.request('PATCH', `/api/tasks/${task.id}`, { as: lee, seen: 1, body: { progress: 40 } });
    const ask = { body: `Done, @[Lee](${lee.sub})? Write to ${lee.email}.` };
    const comment = await api.request<Comment>('POST', `/api/tasks/${task.id}/comments`, {
      as: kim,
      body: ask,
    });
    await api.request('POST', `/api/projects/${project.id}/tasks/bulk`, {
      as: kim,
      body: { ids: [task.id], patch: { priority: 'high' } },
    });
    await api.request('POST', `/api/projects/${project.id}/tasks`, {
      as: lee,
      headers: { 'idempotency-key': 'k' },
      body: { title: 'Mine' },
    });
    await changesOfOthers(500);
    await logMailsOf(lee, project, task);
    await outboxIsEmpty();
    await deleteAccount(lee);
    expect(await erasureOf(lee)).toEqual({ email: lee.email, position: null, done: false });
    expect(await api.database.query('SELECT 1 FROM idempotency_keys WHERE user_id = $1', [lee.sub])).toEqual(
      [],
    );

    // Somebody can still act in the person's name.
    expect(await run()).toBe(0);
    await forgetWhatWaits(lee);
    const before = await itemsOf();

    const { replace } = createLoggedChangesRepository(dynamoDb, api.tables.log);
    let pages = 0;
    const dying = jobWith({
      async replace(changes) {
        if (changes.length > 0) pages += 1;
        if (pages < 2) return replace(changes);
        await replace(changes.slice(0, 1));
        throw new Error('killed');
      },
    });
    await expect(run(dying)).rejects.toThrow('killed');
    expect(await erasureOf(lee)).toEqual({
      email: lee.email,
      position: { pk: expect.any(String), sk: expect.any(String) },
      done: false,
    });
    const [first, second] = await Promise.all([run(), run()]);
    expect(first + second).toBeGreaterThan(0);
    expect(await erasureOf(lee)).toEqual({ email: null, position: null, done: true });
    expect(await run()).toBe(0);

    const after = await itemsOf();
    const changed = [...after].filter(([id, item]) => item !== before.get(id)).map(([id]) => id);
    const theirs = [...before].filter(([, item]) => item.includes(lee.sub) || item.includes(lee.email));
    const ids = new Set(theirs.map(([id]) => id));
    expect(changed.filter((id) => !ids.has(id))).toEqual([]);
    expect(after.size).toBe(before.size);
    const entries = await api.tables.readLog();
    expect(entries.filter(({ id }) => changed.includes(id)).map(({ kind }) => kind)).toEqual([
      'invitation.created',
      'member.added',
      'task.created',
      'task.updated',
      'comment.created',
      'digest',
      'task.created',
      'digest',
      'mails.resent',
      'invitation.revoked',
    ]);
    for (const entry of entries) expectNothingOf(lee, entry);

    const { body } = await api.request<{ items: Comment[] }>('GET', `/api/tasks/${task.id}/comments`, {
      as: kim,
    });
    expect(body.items.map((each) => [each.id, each.body])).toEqual([
      [comment.body.id, `Done, @[](${lee.sub})? Write to ${lee.email}.`],
    ]);

    // What mails are made of are insertions.
    const records = await streamOf(dynamoDb, api.tables.log);
    const eventsOf = (id: string) => records.filter((record) => record.id === id).map(({ event }) => event);
    expect(new Set(changed.map((id) => eventsOf(id).join()))).toEqual(new Set(['INSERT,MODIFY']));
    const untouched = [...after.keys()].filter((id) => !changed.includes(id));
    expect(new Set(untouched.map((id) => eventsOf(id).join()))).toEqual(new Set(['INSERT']));
  });

  it('that came with the address of somebody else leaves what is theirs', async () => {
    const impostor = await api.signUp('Impostor');
    const project = await api.createProject(kim);
    await api.tables.deleteDirectoryEntry(impostor.email);
    await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: impostor.email, role: 'viewer' },
    });
    await outboxIsEmpty();
    await deleteAccount(impostor, false);
    await forgetWhatWaits(impostor);
    await run();
    const invitations = (await api.tables.readLog()).filter((entry) => entry.kind === 'invitation.created');
    expect(invitations.map(({ invitation }) => invitation.email)).toContain(impostor.email);
  });

  it('is taken out of what waits to be mailed, and what they chose and waited for goes', async () => {
    const [lee, park] = [await api.signUp('Lee'), await api.signUp('Park')];
    const project = await api.createProject(kim, [['viewer', lee]]);
    await api.createProject(park);
    const task = await api.createTask(kim, project);
    const id = uuidv7();
    for (const { sub } of [lee, park]) {
      for (const sql of [
        `INSERT INTO mail_preferences (user_id, cadence, muted, as_owner, role_rules, own_changes, daily_hour)
         SELECT $1, 'daily', '{}', false, '[]', false, 9 WHERE $2::uuid IS NOT NULL`,
        `INSERT INTO project_mail_preferences (user_id, project_id, cadence) VALUES ($1, $2, 'batched')`,
        `INSERT INTO mail_batches (user_id, project_id, opened_at, due_at)
         VALUES ($1, $2, now(), now() + interval '1 day')`,
      ]) {
        await api.database.query(sql, [sub, project.id]);
      }
      await api.database.query(
        `INSERT INTO notifications (entry_id, user_id, project_id, task_id, reason, at_once, created_at)
         VALUES ($1, $2, $3, $4, 'watcher', false, now())`,
        [id, sub, project.id, task.id],
      );
    }
    const item = { what: 'deleted', actors: [{ id: lee.sub, name: 'Lee' }] };
    const others = Array.from({ length: 1_100 }, (_, n) => ({ entryId: uuidv7(), item: { ...item, n } }));
    await api.database.query(
      `INSERT INTO queued_entries (entry_id, project_id, task_id, item, created_at)
       SELECT (entry ->> 'entryId')::uuid, $2, $3, entry -> 'item', now() FROM jsonb_array_elements($1) AS entry`,
      [JSON.stringify(others), project.id, task.id],
    );
    await deleteAccount(lee);
    await forgetWhatWaits(lee);
    expect(
      await api.database.query('SELECT DISTINCT item -> $1 AS actors FROM queued_entries', ['actors']),
    ).toEqual([{ actors: [{ id: lee.sub, name: '' }] }]);
    for (const table of ['mail_preferences', 'project_mail_preferences', 'mail_batches', 'notifications']) {
      expect(
        await api.database.query(`SELECT user_id FROM ${table} WHERE user_id IN ($1, $2)`, [
          lee.sub,
          park.sub,
        ]),
      ).toEqual([{ user_id: park.sub }]);
    }
    await run();
    expect(await erasureOf(lee)).toEqual({ email: null, position: null, done: true });
  });

  it('is forgotten by entries that the log refused, too', async () => {
    const lee = await api.signUp('Lee');
    const entry = { id: uuidv7(), kind: 'refused', actor: { id: lee.sub, name: 'Lee' } };
    await api.database.query('INSERT INTO outbox (id, entry, refused_at) VALUES ($1, $2, now())', [
      entry.id,
      entry,
    ]);
    await deleteAccount(lee);
    await forgetWhatWaits(lee);
    await run();
    expect(await api.database.query('SELECT entry FROM outbox WHERE id = $1', [entry.id])).toEqual([
      { entry: { ...entry, actor: { id: lee.sub, name: '' } } },
    ]);
  });
});

function expectNothingOf({ sub, email }: TestUser, entry: LogEntry): void {
  const text = JSON.stringify(entry, (_name, part: unknown) => {
    if (typeof part === 'object' && part !== null && 'id' in part && part.id === sub && 'name' in part) {
      expect(part.name).toBe('');
    }
    return part;
  });
  expect(text).not.toContain(`@[Lee](${sub})`);
  // What somebody wrote of the address by hand stays.
  expect(text.replaceAll(`Write to ${email}`, '')).not.toContain(email);
}
