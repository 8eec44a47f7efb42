import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMigrator, migrations } from '../../migrations/index.ts';
import { createEmptyDatabase, silent, type TestDatabase } from '../../test-support/test-database.ts';
import { createDatabase } from './database.ts';
import { createNotificationListener } from './notification-listener.ts';

let owner: TestDatabase;
let role: string;
let url: string;
let current: string;

const password = async () => current;

beforeEach(async () => {
  owner = await createEmptyDatabase();
  role = `rotated_${randomUUID().replaceAll('-', '')}`;
  await owner.query(`CREATE ROLE ${role} LOGIN SUPERUSER`);
  await rotate('first');
  const withoutPassword = new URL(owner.url);
  withoutPassword.username = role;
  withoutPassword.password = '';
  url = withoutPassword.href;
});
afterEach(async () => {
  await owner.query(`REASSIGN OWNED BY ${role} TO CURRENT_USER`);
  await owner.query(`DROP ROLE ${role}`);
  await owner.drop();
});

async function rotate(to: string): Promise<void> {
  await owner.query(`ALTER ROLE ${role} PASSWORD '${to}'`);
  current = to;
}

test('connections are opened with the password of the moment', async () => {
  const database = createDatabase({ url, password, poolSize: 2 });
  try {
    await database.query('SELECT 1', {});
    await rotate('second');
    // The one connection is taken, so the second query opens another.
    await database.transaction(async (tx) => {
      await database.query('SELECT 1', {}, tx);
      expect(await database.query<{ name: string }>('SELECT current_user AS name', {})).toEqual([
        { name: role },
      ]);
    });
  } finally {
    await database.close();
  }
});

test('a password that has been changed opens no connection', async () => {
  const database = createDatabase({ url, password: async () => 'first', poolSize: 1 });
  await rotate('second');
  await expect(database.query('SELECT 1', {})).rejects.toThrow('password authentication failed');
  await database.close();
});

test('the notification listener and the migrator connect with it too', async () => {
  expect(await createMigrator({ databaseUrl: url, password, migrations, logger: silent }).up()).toContain(
    '0001-projects-and-tasks',
  );
  const onListening = vi.fn();
  const listener = createNotificationListener({
    databaseUrl: url,
    password,
    logger: silent,
    channels: { any: () => undefined },
    onListening,
  });
  listener.start();
  await vi.waitFor(() => expect(onListening).toHaveBeenCalled(), { timeout: 20_000 });
  await listener.stop();
});
