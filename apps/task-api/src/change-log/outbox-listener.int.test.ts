import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, silent, type TestDatabase } from '../test-support/test-database.ts';
import { createOutboxListener, type OutboxListener } from './outbox-listener.ts';
import { OUTBOX_CHANNEL } from './outbox.repository.ts';

let database: TestDatabase;
let listener: OutboxListener;
let heard: number;
beforeEach(async () => {
  database = await createTestDatabase();
  heard = 0;
  listener = createOutboxListener({
    databaseUrl: database.url,
    logger: silent,
    onRow: () => {
      heard += 1;
    },
  });
  listener.start();
});
afterEach(async () => {
  await listener.stop();
  await database.drop();
});

/** The process ids of the connections that listen. */
async function listening(): Promise<number[]> {
  const rows = await database.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN ${OUTBOX_CHANNEL}'
     AND state = 'idle'`,
  );
  return rows.map(({ pid }) => pid);
}

const WAIT = { timeout: 20_000 };

describe('the outbox listener', () => {
  it('hears of a row as soon as it is told', async () => {
    await vi.waitFor(async () => expect(await listening()).toHaveLength(1), WAIT);
    await database.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
    await vi.waitFor(() => expect(heard).toBe(1), WAIT);
  });

  it('hears again after its connection was lost', async () => {
    await vi.waitFor(async () => expect(await listening()).toHaveLength(1), WAIT);
    const [lost] = await listening();
    await database.query('SELECT pg_terminate_backend($1)', [lost]);
    await vi.waitFor(async () => {
      const now = await listening();
      expect([now.length, now.includes(lost ?? 0)]).toEqual([1, false]);
    }, WAIT);
    await database.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
    await vi.waitFor(() => expect(heard).toBe(1), WAIT);
  });
});
