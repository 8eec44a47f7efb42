import { generateKeyBetween } from 'fractional-indexing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, silent, type TestDatabase } from '../test-support/test-database.ts';
import { createMigrator, migrations, type Migrator } from './index.ts';

const NAMES = migrations.map(({ name }) => name);

let database: TestDatabase;
beforeEach(async () => {
  database = await createEmptyDatabase();
});
afterEach(() => database.drop());

function migrator(steps = migrations): Migrator {
  return createMigrator({ databaseUrl: database.url, migrations: steps, logger: silent });
}

async function tables(): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

describe('migrating', () => {
  it('takes steps in the order of their names, which are released and stay', () => {
    expect(NAMES).toEqual(NAMES.toSorted());
    expect(NAMES.slice(0, 3)).toEqual([
      '0001-projects-and-tasks',
      '0002-refused-entries',
      '0003-whole-domain',
    ]);
  });

  it('runs each migration once', async () => {
    expect(await migrator().up()).toEqual(NAMES);
    expect(await migrator().up()).toEqual([]);
    expect(await tables()).toEqual(expect.arrayContaining(['migrations', 'outbox', 'projects', 'tasks']));
  });

  it('goes back to where it came from, and up again', async () => {
    await migrator().up();
    expect(await migrator().down()).toEqual(NAMES.toReversed());
    expect(await tables()).toEqual(['migrations']);
    expect(await migrator().up()).toEqual(NAMES);
  });

  it('is done by one of several processes that start together', async () => {
    const done = await Promise.all([migrator().up(), migrator().up(), migrator().up()]);
    expect(done.flat()).toEqual(NAMES);
  });

  it('leaves nothing of a migration that failed, and can be tried again', async () => {
    const broken = { name: '9999-broken', up: 'CREATE TABLE half (id int); SELECT 1 / 0', down: '' };
    await expect(migrator([...migrations, broken]).up()).rejects.toThrow('9999-broken');
    expect(await tables()).not.toContain('half');
    expect(await migrator([...migrations, { ...broken, up: 'CREATE TABLE whole (id int)' }]).up()).toEqual([
      '9999-broken',
    ]);
  });
});

describe('the whole domain', () => {
  const [kim, lee] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
  const [web, app] = ['00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-0000000000f2'];
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

  /** Rows of every table as the skeleton wrote them, with 70 tasks in one project and two in another. */
  async function fillSkeleton(): Promise<void> {
    await migrator(migrations.slice(0, 2)).up();
    await database.query(`
      INSERT INTO users (id, email, name, locale, as_of) VALUES
        ('${kim}', 'kim@example.com', 'Kim', 'ko', '2026-01-01Z'),
        ('${lee}', 'lee@example.com', 'Lee', 'en', '2026-01-01Z');
      INSERT INTO projects (id, key, name, description, last_task_number, created_at, updated_at) VALUES
        ('${web}', 'WEB', 'Web site', '', 70, '2026-01-01Z', '2026-01-01Z'),
        ('${app}', 'APP', 'App', '', 2, '2026-01-01Z', '2026-01-01Z');
      INSERT INTO members (project_id, user_id, role, created_at) VALUES
        ('${web}', '${kim}', 'owner', '2026-01-01Z'), ('${web}', '${lee}', 'viewer', '2026-01-02Z'),
        ('${app}', '${kim}', 'owner', '2026-01-01Z');
      INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, start_on, due_on,
        labels, version, field_versions, created_by, created_at, updated_at)
      SELECT ('00000000-0000-7000-8000-' || lpad((1000 - n)::text, 12, '0'))::uuid, '${web}', n, 'Task ' || n, '',
        CASE n WHEN 2 THEN 'done' ELSE 'todo' END, CASE n WHEN 2 THEN 100 ELSE 0 END, 'none',
        '2026-02-01', '2026-02-02', '{site}', 3, '{"title": 2}', '${kim}', '2026-01-03Z', '2026-01-04T05:06:07Z'
      FROM generate_series(1, 70) n;
      INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, version,
        field_versions, created_by, created_at, updated_at) VALUES
        ('${id(1)}', '${app}', 1, 'One', '', 'todo', 0, 'none', '{}', 1, '{}', '${kim}', '2026-01-03Z', '2026-01-03Z'),
        ('${id(2)}', '${app}', 2, 'Two', '', 'todo', 0, 'none', '{}', 1, '{}', '${lee}', '2026-01-03Z', '2026-01-03Z');
      INSERT INTO parts (id, task_id, role, assignee_id, progress, weight) VALUES
        ('${id(13)}', '${id(1)}', 'text', NULL, 0, 1),
        ('${id(11)}', '${id(1)}', 'design', '${lee}', 40, 2),
        ('${id(12)}', '${id(1)}', 'design', '${kim}', 40, 2),
        ('${id(14)}', '${id(2)}', 'text', '${lee}', 0, 1);
      INSERT INTO outbox (id, entry) VALUES ('${id(21)}', '{"kind": "task.created"}');
    `);
  }

  async function backToSkeleton(): Promise<void> {
    for (const { name, down } of migrations.slice(2).toReversed()) {
      await database.query(down);
      await database.query('DELETE FROM migrations WHERE name = $1', [name]);
    }
  }

  const OLD_TABLES = ['users', 'projects', 'members', 'tasks', 'parts', 'outbox'];

  async function rows(): Promise<Record<string, unknown>> {
    const all = await Promise.all(
      OLD_TABLES.map((table) => database.query(`SELECT * FROM ${table} AS r ORDER BY r::text`)),
    );
    return Object.fromEntries(OLD_TABLES.map((table, index) => [table, all[index]]));
  }

  it('gives rows of the skeleton what they lack', async () => {
    await fillSkeleton();
    await migrator().up();

    const ranked = await database.query<{ numbers: number[]; ranks: string[] }>(
      `SELECT array_agg(number ORDER BY rank) AS numbers, array_agg(rank ORDER BY rank) AS ranks
       FROM tasks GROUP BY project_id ORDER BY count(*)`,
    );
    expect(ranked[0]).toEqual({ numbers: [1, 2], ranks: ['d0000', 'd0001'] });
    expect(ranked[1]?.numbers).toEqual(Array.from({ length: 70 }, (_, index) => index + 1));
    expect(ranked[1]?.ranks.slice(60, 64)).toEqual(['d000y', 'd000z', 'd0010', 'd0011']);
    // The library takes them for its own.
    expect(generateKeyBetween('d000z', 'd0010')).toBe('d000zV');
    expect(generateKeyBetween('d0015', null)).toBe('d0016');

    expect(await database.query('SELECT number, done_at FROM tasks WHERE done_at IS NOT NULL')).toEqual([
      { number: 2, done_at: new Date('2026-01-04T05:06:07Z') },
    ]);
    expect(await database.query('SELECT DISTINCT checklist, deleted_at FROM tasks')).toEqual([
      { checklist: [], deleted_at: null },
    ]);
    expect(await database.query('SELECT id, position FROM parts ORDER BY task_id, position')).toEqual([
      { id: id(11), position: 0 },
      { id: id(12), position: 1 },
      { id: id(13), position: 2 },
      { id: id(14), position: 0 },
    ]);
    expect(
      await database.query(
        `SELECT task_id, user_id, watching FROM watchers
         WHERE task_id IN ($1, $2) ORDER BY task_id, user_id`,
        [id(1), id(2)],
      ),
    ).toEqual([
      { task_id: id(1), user_id: kim, watching: true },
      { task_id: id(1), user_id: lee, watching: true },
      { task_id: id(2), user_id: lee, watching: true },
    ]);
    expect(await database.query('SELECT count(*)::int AS count FROM watchers')).toEqual([{ count: 73 }]);
  });

  it('makes tasks and comments found that were there before search was', async () => {
    await fillSkeleton();
    await migrator(migrations.slice(0, 3)).up();
    await database.query(`
      UPDATE tasks SET title = 'Landing PAGE', description = '첫 화면' WHERE id = '${id(1)}';
      INSERT INTO comments (id, task_id, author_id, body, mentions, created_at)
        VALUES ('${id(31)}', '${id(1)}', '${kim}', 'Looks good', '{}', '2026-03-01Z');
    `);
    await migrator().up();
    expect(
      await database.query(
        `SELECT id, task_id, project_id, content FROM search_texts WHERE task_id = $1 ORDER BY id`,
        [id(1)],
      ),
    ).toEqual([
      { id: id(1), task_id: id(1), project_id: app, content: 'landing page 첫 화면' },
      { id: id(31), task_id: id(1), project_id: app, content: 'looks good' },
    ]);
    expect(
      await database.query(
        `SELECT id FROM search_texts WHERE project_id = $1 AND grams @@ search_query('화면')
         UNION ALL SELECT id FROM search_texts WHERE project_id = $1 AND grams @@ search_query('good')`,
        [app],
      ),
    ).toEqual([{ id: id(1) }, { id: id(31) }]);
    expect(await database.query('SELECT count(*)::int AS count FROM search_texts')).toEqual([{ count: 73 }]);
  });

  it('takes whoever did not want to watch to have chosen so, and makes a key of links', async () => {
    await fillSkeleton();
    await migrator(migrations.slice(0, 8)).up();
    await database.query('UPDATE watchers SET watching = false WHERE user_id = $1', [lee]);
    await migrator().up();
    expect(
      await database.query('SELECT DISTINCT user_id, watching, chosen FROM watchers ORDER BY user_id'),
    ).toEqual([
      { user_id: kim, watching: true, chosen: false },
      { user_id: lee, watching: false, chosen: true },
    ]);
    const [key] = await database.query<{ key: Buffer }>('SELECT key FROM unsubscribe_keys');
    expect(key?.key).toHaveLength(32);
    await migrator().down();
    await migrator().up();
    expect(await database.query('SELECT key FROM unsubscribe_keys')).not.toEqual([key]);
  });

  it('goes back to a skeleton that has all of its rows and none from the trash, and up again', async () => {
    await fillSkeleton();
    const before = await rows();
    await migrator().up();
    await database.query(`
      INSERT INTO comments (id, task_id, author_id, body, mentions, created_at)
        VALUES ('${id(31)}', '${id(1)}', '${kim}', 'Ready', '{}', '2026-03-01Z');
      INSERT INTO invitations (id, project_id, email, role, invited_by, created_at)
        VALUES ('${id(32)}', '${web}', 'park@example.com', 'editor', '${kim}', '2026-03-01Z');
      INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, version,
        field_versions, created_by, created_at, updated_at, rank, deleted_at)
        VALUES ('${id(33)}', '${app}', 3, 'Thrown away', '', 'todo', 0, 'none', '{}', 2, '{}', '${kim}',
          '2026-03-01Z', '2026-03-02Z', 'd0002', '2026-03-02Z');
      INSERT INTO project_events (project_id, event) VALUES ('${web}', '{}');
      INSERT INTO idempotency_keys (user_id, key, fingerprint) VALUES ('${kim}', 'k', '');
      INSERT INTO mail_preferences (user_id, cadence, muted, as_owner, role_rules, own_changes, daily_hour)
        VALUES ('${kim}', 'daily', '{progress}', true, '[]', false, 9);
      INSERT INTO project_mail_preferences (user_id, project_id, cadence) VALUES ('${kim}', '${app}', 'off');
      INSERT INTO queued_entries (entry_id, project_id, task_id, item, created_at)
        VALUES ('${id(34)}', '${app}', '${id(1)}', '{}', '2026-03-01Z');
      INSERT INTO notifications (entry_id, user_id, project_id, task_id, reason, at_once, created_at)
        VALUES ('${id(34)}', '${kim}', '${app}', '${id(1)}', 'creator', false, '2026-03-01Z');
      INSERT INTO mail_batches (user_id, project_id, opened_at, due_at)
        VALUES ('${kim}', '${app}', '2026-03-01Z', '2026-03-02Z');
    `);
    await backToSkeleton();
    expect(await rows()).toEqual(before);
    await migrator().up();
    expect(await database.query('SELECT count(DISTINCT rank)::int AS count FROM tasks')).toEqual([
      { count: 70 },
    ]);
  });
});
