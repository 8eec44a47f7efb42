import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, silent, type TestDatabase } from '../../test-support/test-database.ts';
import { createNotificationListener, type NotificationListener } from './notification-listener.ts';

let database: TestDatabase;
let listener: NotificationListener;
let heard: string[];
beforeEach(async () => {
  database = await createTestDatabase();
  heard = [];
  listener = createNotificationListener({
    databaseUrl: database.url,
    logger: silent,
    channels: {
      one: (payload) => void heard.push(`one ${payload}`),
      two: (payload) => void heard.push(`two ${payload}`),
    },
    onListening: () => void heard.push('listening'),
  });
  listener.start();
  await vi.waitFor(() => expect(heard).toEqual(['listening']), WAIT);
});
afterEach(async () => {
  await listener.stop();
  await database.drop();
});

const WAIT = { timeout: 20_000 };

describe('the notification listener', () => {
  it('hears what each channel is told, on one connection', async () => {
    await database.query(`SELECT pg_notify('one', 'a'), pg_notify('other', 'b'), pg_notify('two', 'c')`);
    await vi.waitFor(() => expect(heard).toEqual(['listening', 'one a', 'two c']), WAIT);
    expect(
      await database.query(
        `SELECT count(*)::int FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'task-api'`,
      ),
    ).toEqual([{ count: 1 }]);
  });

  it('listens again after its connection was lost, and says so', async () => {
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'task-api'`,
    );
    await vi.waitFor(() => expect(heard).toEqual(['listening', 'listening']), WAIT);
    await database.query(`SELECT pg_notify('two', 'd')`);
    await vi.waitFor(() => expect(heard.at(-1)).toBe('two d'), WAIT);
  });
});
