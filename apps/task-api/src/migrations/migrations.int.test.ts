import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, silent, type TestDatabase } from '../test-support/test-database.ts';
import { createMigrator, migrations, type Migrator } from './index.ts';

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
  it('runs each migration once', async () => {
    expect(await migrator().up()).toEqual(['0001-projects-and-tasks', '0002-refused-entries']);
    expect(await migrator().up()).toEqual([]);
    expect(await tables()).toEqual([
      'members',
      'migrations',
      'outbox',
      'parts',
      'projects',
      'tasks',
      'users',
    ]);
  });

  it('goes back to where it came from, and up again', async () => {
    await migrator().up();
    expect(await migrator().down()).toEqual(['0002-refused-entries', '0001-projects-and-tasks']);
    expect(await tables()).toEqual(['migrations']);
    expect(await migrator().up()).toEqual(['0001-projects-and-tasks', '0002-refused-entries']);
  });

  it('is done by one of several processes that start together', async () => {
    const done = await Promise.all([migrator().up(), migrator().up(), migrator().up()]);
    expect(done.flat()).toEqual(['0001-projects-and-tasks', '0002-refused-entries']);
  });

  it('leaves nothing of a migration that failed, and can be tried again', async () => {
    const broken = { name: '0003-broken', up: 'CREATE TABLE half (id int); SELECT 1 / 0', down: '' };
    await expect(migrator([...migrations, broken]).up()).rejects.toThrow('0003-broken');
    expect(await tables()).not.toContain('half');
    expect(await migrator([...migrations, { ...broken, up: 'CREATE TABLE whole (id int)' }]).up()).toEqual([
      '0003-broken',
    ]);
  });
});
