import {
  DEFAULT_MAIL_PREFERENCES,
  type MailPreferences,
  type Project,
  type RoleRule,
  type Task,
} from '@baton/dto';
import type { Digest } from '@baton/log-schema';
import type { MailCadence } from '@baton/vocabulary';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { insertTaskRows } from '../test-support/task-rows.ts';
import { createTestMailBatches, type TestMailBatches } from '../test-support/test-mail-batches.ts';

let api: TaskApiFixture;
let job: TestMailBatches;
let kim: TestUser;
let lee: TestUser;
let project: Project;
let task: Task;
beforeAll(async () => {
  api = await startTaskApi();
  job = createTestMailBatches(api.database);
});
afterAll(async () => {
  await job.close();
  await api.close();
});
beforeEach(async () => {
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
  project = await api.createProject(kim, [['editor', lee]]);
  task = await api.createTask(kim, project);
});

async function wish(who: TestUser, wishes: Partial<MailPreferences>): Promise<void> {
  const body = { ...DEFAULT_MAIL_PREFERENCES, ...wishes };
  const { status } = await api.request('PUT', '/api/preferences', { as: who, body });
  expect(status).toBe(200);
}

/** Lee sets the progress, after as many changes as the version says. */
async function setProgress(progress: number): Promise<string> {
  const { body } = await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: lee });
  const { status, headers } = await api.request('PATCH', `/api/tasks/${task.id}`, {
    as: lee,
    seen: body.version,
    body: { progress },
  });
  expect(status).toBe(200);
  return headers.get('x-request-id') ?? '';
}

const digests = () => entriesOf(api, project.id, 'digest');
const updates = () => entriesOf(api, project.id, 'task.updated');
const toldIn = ({ notify, items }: Digest) => [
  notify[0]?.name,
  items.map((item) => ('changes' in item ? item.changes : item.what)),
];

/** What became of notifications of the project, by the person they are for. */
async function settled(who = kim): Promise<(string | null)[]> {
  const rows = await api.database.query<{ state: string | null }>(
    `SELECT CASE WHEN digest_id IS NOT NULL THEN 'told' ELSE dropped END AS state FROM notifications
     WHERE user_id = $1 AND project_id = $2 ORDER BY entry_id`,
    [who.sub, project.id],
  );
  return rows.map(({ state }) => state);
}

describe('what waits in a batch', () => {
  it('is told by its net effect in one mail, which names what it sums up', async () => {
    await wish(kim, { cadence: 'batched', timeZone: 'Asia/Seoul' });
    await setProgress(10);
    await setProgress(40);
    const entries = await updates();
    expect(entries.map(({ notify }) => notify)).toEqual([[], []]);
    await job.tellAfter(2);
    expect(await digests()).toEqual([]);

    await job.tellAfter(4);
    const [digest, ...others] = await digests();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      actor: { id: lee.sub, name: 'Lee' },
      request: { method: 'JOB', path: 'mail-batches' },
      notify: [{ id: kim.sub, email: kim.email, timeZone: 'Asia/Seoul', reason: 'creator' }],
      total: 1,
      items: [
        {
          what: 'updated',
          entryIds: entries.map(({ id }) => id),
          actors: [{ id: lee.sub, name: 'Lee' }],
          at: entries[1]?.at,
          changes: [{ field: 'progress', from: 0, to: 40 }],
        },
      ],
    });
    expect(await settled()).toEqual(['told', 'told']);
    await job.tellAfter(60);
    expect(await digests()).toHaveLength(1);
  });

  it('is told to nobody when all is back where it was', async () => {
    await wish(kim, { cadence: 'batched' });
    await setProgress(10);
    await setProgress(0);
    await job.tellAfter(4);
    expect(await digests()).toEqual([]);
    expect(await settled()).toEqual(['no-net-change', 'no-net-change']);
    expect(await api.database.query('SELECT FROM mail_batches WHERE user_id = $1', [kim.sub])).toEqual([]);
  });

  it('is told by the comment as it is then, and not when it is deleted', async () => {
    await wish(kim, { cadence: 'batched' });
    const write = async (body: string) => {
      const path = `/api/tasks/${task.id}/comments`;
      return (await api.request<{ id: string }>('POST', path, { as: lee, body: { body } })).body.id;
    };
    const [kept, gone] = [await write('Looks god'), await write('Wrong task')];
    await api.request('PATCH', `/api/comments/${kept}`, { as: lee, body: { body: 'Looks good' } });
    await api.request('DELETE', `/api/comments/${gone}`, { as: lee });
    await job.tellAfter(4);
    expect((await digests()).map(({ items }) => items)).toMatchObject([
      [{ what: 'commented', body: 'Looks good' }],
    ]);
    expect(await settled()).toEqual(['told', 'gone']);
  });

  it('is not told to whoever is no member any more', async () => {
    await wish(kim, { cadence: 'batched' });
    await setProgress(10);
    await api.request('PATCH', `/api/projects/${project.id}/members/${lee.sub}`, {
      as: kim,
      body: { role: 'owner' },
    });
    const left = await api.request('DELETE', `/api/projects/${project.id}/members/${kim.sub}`, { as: lee });
    expect(left.status).toBe(204);
    await job.tellAfter(4);
    expect(await digests()).toEqual([]);
    expect(await settled()).toEqual(['no-longer-member']);
  });

  it('follows who turns mails off, wants them once a day, or each at once', async () => {
    await wish(kim, { cadence: 'batched' });
    await setProgress(10);
    await wish(kim, { cadence: 'daily', dailyHour: (new Date().getUTCHours() + 2) % 24 });
    await job.tellAfter(11);
    expect(await settled()).toEqual([null]);
    await job.tellAfter(120);
    expect(await settled()).toEqual(['told']);

    await setProgress(20);
    await wish(kim, { cadence: 'off' });
    await job.tellAfter(0);
    expect(await settled()).toEqual(['told', 'switched-off']);

    await wish(kim, { cadence: 'daily' });
    await setProgress(30);
    await wish(kim, { cadence: 'each' });
    await job.tellAfter(0);
    expect(await settled()).toEqual(['told', 'switched-off', 'told']);
    expect(await digests()).toHaveLength(2);
  });

  it('goes with its task, and the entry once nobody waits for it', async () => {
    await wish(kim, { cadence: 'batched' });
    await setProgress(10);
    const queued = () =>
      api.database.query('SELECT entry_id FROM queued_entries WHERE project_id = $1', [project.id]);
    await job.removeUnneeded();
    expect(await queued()).toHaveLength(1);
    await api.database.query('DELETE FROM tasks WHERE id = $1', [task.id]);
    expect(await settled()).toEqual([]);
    await job.tellAfter(4);
    expect(await digests()).toEqual([]);
    expect(await api.database.query('SELECT FROM mail_batches WHERE user_id = $1', [kim.sub])).toEqual([]);
    await job.removeUnneeded();
    expect(await queued()).toEqual([]);
  });
});

describe('quiet hours', () => {
  it('keep everything but mentions until they end', async () => {
    const hour = new Date().getUTCHours();
    await wish(kim, { quietHours: { from: hour, to: (hour + 2) % 24 } });
    const mention = { body: `@[Kim](${kim.sub}) look` };
    await setProgress(10);
    await api.request('POST', `/api/tasks/${task.id}/comments`, { as: lee, body: mention });
    const [comment] = await entriesOf(api, project.id, 'comment.created');
    expect(comment?.notify.map(({ reason }) => reason)).toEqual(['mention']);
    expect((await updates()).map(({ notify }) => notify)).toEqual([[]]);
    await job.tellAfter(1);
    expect(await settled()).toEqual([null]);
    await job.tellAfter(120);
    expect((await digests()).map(toldIn)).toEqual([['Kim', [[{ field: 'progress', from: 0, to: 10 }]]]]);
  });
});

describe('several that tell batches', () => {
  it('tell each batch once between them', async () => {
    const members = await addWatchers(20, 'batched');
    await setProgress(10);
    const [first, second] = [createTestMailBatches(api.database), createTestMailBatches(api.database)];
    await Promise.all([job.tellAfter(4), first.tellAfter(4), second.tellAfter(4)]);
    await Promise.all([first.close(), second.close()]);
    const names = (await digests()).map(({ notify }) => notify[0]?.name);
    expect(names.sort()).toEqual(members.sort());
  });

  it.each(['before', 'after'] as const)(
    'lose and repeat nothing when one dies %s it has written the mail',
    async (when) => {
      // Sequelize says itself that it cannot roll back what has died.
      vi.spyOn(console, 'warn').mockReturnValue();
      await wish(kim, { cadence: 'batched' });
      await setProgress(10);
      const dying = createTestMailBatches(api.database, (outbox, query) => ({
        ...outbox,
        async add(entry, tx) {
          if (when === 'after') await outbox.add(entry, tx);
          await query('SELECT pg_terminate_backend(pg_backend_pid())', {}, tx);
        },
      }));
      await dying.tellAfter(4);
      await dying.close();
      expect(await digests()).toEqual([]);
      expect(await settled()).toEqual([null]);
      await job.tellAfter(4);
      expect(await digests()).toEqual([]);
      await job.tellAfter(6);
      expect(await digests()).toHaveLength(1);
      expect(await settled()).toEqual(['told']);
    },
  );
});

describe('one change that concerns 250 people', () => {
  it('mails a hundred at once and the others as soon as that, each once', async () => {
    const members = await addWatchers(250);
    const requestId = await setProgress(10);
    const [update] = await updates();
    expect(update?.request.id).toBe(requestId);
    // The creator has the strongest reason.
    expect(update?.notify[0]?.name).toBe('Kim');
    expect(update?.notify).toHaveLength(100);
    // The service's own job may hold one of them.
    await vi.waitFor(async () => {
      await job.tellAfter(0.1);
      expect(await waiting()).toBe(0);
    }, 20_000);
    const told = [...(update?.notify ?? []), ...(await digests()).flatMap(({ notify }) => notify)];
    expect(told.map(({ name }) => name).sort()).toEqual([...members, 'Kim'].sort());
  });
});

describe('a bulk of 500 tasks', () => {
  async function bulk(body: object, count = 500): Promise<void> {
    await insertTaskRows(api.database, project, kim, count - 1);
    const rows = await api.database.query<{ id: string }>('SELECT id FROM tasks WHERE project_id = $1', [
      project.id,
    ]);
    const ids = rows.map(({ id }) => id);
    expect(ids).toHaveLength(count);
    const { status } = await api.request('POST', `/api/projects/${project.id}/tasks/bulk`, {
      as: lee,
      body: { ids, ...body },
    });
    expect(status).toBe(200);
  }

  it.each<[MailCadence, number]>([
    ['each', 0],
    ['batched', 4],
    ['daily', 24 * 60],
  ])('is one mail to whoever wants them %s', async (cadence, minutes) => {
    await wish(kim, { cadence });
    await bulk({ patch: { priority: 'high' } });
    if (minutes > 0) expect(await digests()).toEqual([]);
    await job.tellAfter(minutes);
    const [digest, ...others] = await digests();
    expect(others).toEqual([]);
    expect([digest?.total, digest?.items.length, digest?.notify[0]?.id]).toEqual([500, 100, kim.sub]);
    expect(await settled()).toEqual(Array.from({ length: 500 }, () => 'told'));
  });

  it('is one mail also when a part of it is told at once', async () => {
    const rule: RoleRule = { role: 'review', statuses: ['review'], only: false };
    await wish(kim, { cadence: 'daily', roleRules: [rule] });
    await api.request('POST', `/api/tasks/${task.id}/parts`, {
      as: kim,
      body: { role: 'Review', assigneeId: kim.sub },
    });
    await bulk({ patch: { status: 'review' } });
    expect((await digests()).map(({ total, notify }) => [total, notify[0]?.reason])).toEqual([[500, 'role']]);
    await job.tellAfter(24 * 60);
    expect(await digests()).toHaveLength(1);
  });

  it('is one mail to each of those who watch', async () => {
    const members = await addWatchers(20, 'batched');
    await bulk({ patch: { priority: 'high' } }, 50);
    await job.tellAfter(4);
    const told = (await digests()).map(({ notify, total }) => [notify[0]?.name, total]);
    const expected: [string, number][] = [['Kim', 50], ...members.map((name): [string, number] => [name, 1])];
    expect(told.sort()).toEqual(expected.sort());
  });
});

/** How many notifications of the project wait. */
async function waiting(): Promise<number> {
  const [row] = await api.database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM notifications WHERE project_id = $1 AND settled_at IS NULL',
    [project.id],
  );
  return row?.count ?? 0;
}

/** So many members that watch the task, and want mails so; gives their names. */
async function addWatchers(count: number, cadence: MailCadence = 'each'): Promise<string[]> {
  const rows = await api.database.query<{ name: string }>(
    `WITH added AS (
       INSERT INTO users (id, email, name, locale, as_of)
       SELECT gen_random_uuid(), 'member-' || n || '@example.com', 'Member ' || n, 'en', now()
       FROM generate_series(1, $1::integer) AS n RETURNING id, name
     ), joined AS (
       INSERT INTO members (project_id, user_id, role, created_at) SELECT $2, id, 'editor', now() FROM added
     ), watching AS (
       INSERT INTO watchers (task_id, user_id, watching) SELECT $3, id, true FROM added
     ), wishing AS (
       INSERT INTO mail_preferences (user_id, cadence, muted, as_owner, role_rules, own_changes, daily_hour)
       SELECT id, $4, '{}', false, '[]', false, 9 FROM added
     )
     SELECT name FROM added`,
    [count, project.id, task.id, cadence],
  );
  return rows.map(({ name }) => name);
}
