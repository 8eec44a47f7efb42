import { DEFAULT_MAIL_PREFERENCES, type MailPreferences } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { KIM, LEE } from '../test-support/task-values.ts';
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts';
import {
  createMailPreferencesRepository,
  type MailPreferencesRepository,
} from './mail-preferences.repository.ts';

const WEB = '00000000-0000-4000-8000-0000000000f1';
const APP = '00000000-0000-4000-8000-0000000000f2';
const RULE = { role: 'review', statuses: ['review' as const], only: true };
const PREFERENCES: MailPreferences = {
  cadence: 'daily',
  muted: ['progress', 'checklist'],
  asOwner: true,
  roleRules: [RULE],
  ownChanges: true,
  dailyHour: 18,
  timeZone: 'Europe/Berlin',
  quietHours: { from: 22, to: 7 },
};

let testDatabase: TestDatabase;
let database: Database;
let preferences: MailPreferencesRepository;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase({ url: testDatabase.url, poolSize: 2 });
  preferences = createMailPreferencesRepository(database.query);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  await testDatabase.query(`
    TRUNCATE users CASCADE; TRUNCATE projects CASCADE;
    INSERT INTO users (id, email, name, locale, as_of) VALUES
      ('${KIM.id}', 'kim@example.com', 'Kim', 'en', '2026-01-01Z'),
      ('${LEE.id}', 'lee@example.com', 'Lee', 'ko', '2026-01-01Z');
    INSERT INTO projects (id, key, name, description, created_at, updated_at) VALUES
      ('${WEB}', 'WEB', 'Web site', '', '2026-01-01Z', '2026-01-01Z'),
      ('${APP}', 'APP', 'App', '', '2026-01-01Z', '2026-01-01Z');
    INSERT INTO members (project_id, user_id, role, created_at) VALUES
      ('${WEB}', '${KIM.id}', 'owner', '2026-01-01Z'), ('${WEB}', '${LEE.id}', 'editor', '2026-01-01Z'),
      ('${APP}', '${KIM.id}', 'owner', '2026-01-01Z');
  `);
});

const put = (userId: string, change: Partial<MailPreferences> = {}) =>
  database.transaction((tx) => preferences.put(userId, { ...PREFERENCES, ...change }, tx));
const putOfProject = (userId: string, projectId: string, rules: object) =>
  database.transaction((tx) =>
    preferences.putOfProject(
      userId,
      projectId,
      { cadence: null, muted: null, asOwner: null, roleRules: null, ...rules },
      tx,
    ),
  );
const readers = async (...userIds: string[]) =>
  (await database.transaction((tx) => preferences.findReaders(WEB, userIds, tx))).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );

describe('preferences of mails', () => {
  it('are the defaults of whoever has said nothing', async () => {
    expect(await preferences.get(KIM.id)).toEqual({ preferences: DEFAULT_MAIL_PREFERENCES, projects: [] });
    expect(await preferences.getOfProject(KIM.id, WEB)).toEqual({
      cadence: null,
      muted: null,
      asOwner: null,
      roleRules: null,
    });
  });

  it('are what somebody said last', async () => {
    await put(KIM.id);
    expect((await preferences.get(KIM.id)).preferences).toEqual(PREFERENCES);
    await put(KIM.id, { quietHours: null, timeZone: null, muted: [], cadence: 'each' });
    expect((await preferences.get(KIM.id)).preferences).toEqual({
      ...PREFERENCES,
      quietHours: null,
      timeZone: null,
      muted: [],
      cadence: 'each',
    });
  });

  it('list the rules of the projects that somebody is still a member of, by key', async () => {
    await putOfProject(KIM.id, WEB, { cadence: 'off' });
    await putOfProject(KIM.id, APP, { muted: [], roleRules: [RULE] });
    await putOfProject(LEE.id, APP, { asOwner: true });
    expect((await preferences.get(KIM.id)).projects).toEqual([
      {
        project: { id: APP, key: 'APP', name: 'App' },
        preferences: { cadence: null, muted: [], asOwner: null, roleRules: [RULE] },
      },
      {
        project: { id: WEB, key: 'WEB', name: 'Web site' },
        preferences: { cadence: 'off', muted: null, asOwner: null, roleRules: null },
      },
    ]);
    expect((await preferences.get(LEE.id)).projects).toEqual([]);
  });

  it('of a project go when all of them are taken back', async () => {
    await putOfProject(KIM.id, WEB, { cadence: 'off' });
    await putOfProject(KIM.id, WEB, {});
    expect(await testDatabase.query('SELECT FROM project_mail_preferences')).toEqual([]);
  });
});

describe('mails that were stopped by a link', () => {
  const cadences = async () => {
    const { preferences: general, projects } = await preferences.get(KIM.id);
    return [general.cadence, ...projects.map(({ preferences: { cadence } }) => cadence)];
  };

  it('are off in the projects too that have a cadence of their own, and come back as they were', async () => {
    await put(KIM.id, { cadence: 'daily' });
    await putOfProject(KIM.id, APP, { cadence: 'each' });
    await putOfProject(KIM.id, WEB, { muted: ['progress'] });
    await preferences.stop(KIM.id, undefined);
    await preferences.stop(KIM.id, undefined);
    expect(await cadences()).toEqual(['off', 'off', null]);
    expect((await readers(KIM.id)).map((reader) => reader.preferences.cadence)).toEqual(['off']);
    await preferences.resume(KIM.id, undefined);
    expect(await cadences()).toEqual(['daily', 'each', null]);
  });

  it('are off where only a project mailed somebody', async () => {
    await put(KIM.id, { cadence: 'off' });
    await putOfProject(KIM.id, APP, { cadence: 'each' });
    await preferences.stop(KIM.id, undefined);
    expect(await cadences()).toEqual(['off', 'off']);
    await preferences.resume(KIM.id, undefined);
    expect(await cadences()).toEqual(['off', 'each']);
  });

  it('stay off for whoever has chosen that since', async () => {
    await preferences.stop(KIM.id, undefined);
    await put(KIM.id, { cadence: 'off' });
    await preferences.resume(KIM.id, undefined);
    expect(await cadences()).toEqual(['off']);
  });

  it('stay off in a project for whoever had chosen that before', async () => {
    await putOfProject(KIM.id, APP, { cadence: 'off' });
    await putOfProject(KIM.id, WEB, { cadence: 'off', muted: ['progress'] });
    for (const projectId of [APP, WEB]) {
      await preferences.stop(KIM.id, projectId);
      await preferences.resume(KIM.id, projectId);
    }
    expect(await cadences()).toEqual(['each', 'off', 'off']);
  });

  it('come again in a project that only the link had stopped, with its other rules', async () => {
    await putOfProject(KIM.id, WEB, { muted: ['progress'] });
    for (const projectId of [APP, WEB]) {
      await preferences.stop(KIM.id, projectId);
      await preferences.stop(KIM.id, projectId);
      await preferences.resume(KIM.id, projectId);
    }
    expect((await preferences.get(KIM.id)).projects.map(({ preferences: rules }) => rules)).toEqual([
      { cadence: null, muted: ['progress'], asOwner: null, roleRules: null },
    ]);
  });

  it('stay off in a project where they were off before', async () => {
    await putOfProject(KIM.id, APP, { cadence: 'each' });
    await preferences.stop(KIM.id, APP);
    await preferences.stop(KIM.id, undefined);
    await preferences.resume(KIM.id, undefined);
    expect(await cadences()).toEqual(['each', 'off']);
  });
});

describe('readers of mails', () => {
  it('are members with what applies to them there, and where they are', async () => {
    await put(KIM.id);
    await putOfProject(KIM.id, WEB, { cadence: 'batched', muted: [], asOwner: false });
    await putOfProject(KIM.id, APP, { cadence: 'off' });
    expect(await readers(KIM.id, LEE.id, WEB)).toEqual([
      {
        ...KIM,
        email: 'kim@example.com',
        locale: 'en',
        role: 'owner',
        watching: {},
        preferences: { ...PREFERENCES, cadence: 'batched', muted: [], asOwner: false },
      },
      {
        ...LEE,
        email: 'lee@example.com',
        locale: 'ko',
        role: 'editor',
        watching: {},
        preferences: { ...DEFAULT_MAIL_PREFERENCES, timeZone: 'Asia/Seoul' },
      },
    ]);
  });

  it('of some tasks are also those who have said or done what makes them watch one, each with what they said', async () => {
    const [login, logout] = ['00000000-0000-4000-8000-0000000000e1', '00000000-0000-4000-8000-0000000000e2'];
    await testDatabase.query(`
      INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, version,
        field_versions, created_by, created_at, updated_at, rank)
      SELECT id::uuid, '${WEB}', number, 'Login', '', 'todo', 0, 'none', '{}', 1, '{}', '${KIM.id}', '2026-01-01Z',
        '2026-01-01Z', 'a' || number
      FROM (VALUES ('${login}', 1), ('${logout}', 2)) AS task (id, number);
      INSERT INTO watchers (task_id, user_id, watching, chosen) VALUES
        ('${login}', '${KIM.id}', true, false), ('${logout}', '${KIM.id}', false, true),
        ('${login}', '${LEE.id}', true, true);
    `);
    const readersOf = async (...taskIds: string[]) =>
      (await database.transaction((tx) => preferences.findReadersOfTasks(WEB, [], taskIds, tx)))
        .map(({ name, watching }) => [name, watching])
        .sort();
    expect(await readersOf(login, logout)).toEqual([
      ['Kim', { [login]: 'automatic', [logout]: 'declined' }],
      ['Lee', { [login]: 'chosen' }],
    ]);
    expect(await readersOf(logout)).toEqual([['Kim', { [logout]: 'declined' }]]);
  });

  it('are owners who ask for it, though nobody named them', async () => {
    expect(await readers()).toEqual([]);
    await put(KIM.id, { asOwner: false });
    await put(LEE.id, { asOwner: true });
    expect(await readers()).toEqual([]);
    await putOfProject(KIM.id, WEB, { asOwner: true });
    expect((await readers()).map(({ name }) => name)).toEqual(['Kim']);
  });
});
