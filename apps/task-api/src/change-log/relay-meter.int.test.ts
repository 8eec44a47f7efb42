import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { createLogger } from '../platform/logger.ts';
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts';
import { createOutboxRepository, type OutboxRepository } from './outbox.repository.ts';
import { createRelayMeter } from './relay-meter.ts';

let testDatabase: TestDatabase;
let database: Database;
let outbox: OutboxRepository;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase({ url: testDatabase.url, poolSize: 2 });
  outbox = createOutboxRepository(database);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(() => testDatabase.query('TRUNCATE outbox'));

async function leave(secondsAgo: number, refused = false): Promise<void> {
  await testDatabase.query(
    `INSERT INTO outbox (id, entry, created_at, refused_at)
     VALUES (uuidv7(-$1::int * interval '1 second'), '{}', now() - $1::int * interval '1 second',
       CASE WHEN $2 THEN now() END)`,
    [secondsAgo, refused],
  );
}

function meterOf(measure: OutboxRepository['measure'] = outbox.measure) {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', { write: (line) => lines.push(JSON.parse(line)) });
  return { meter: createRelayMeter({ outbox: { measure }, logger }), lines };
}

describe('the line about the outbox', () => {
  it('says how long the oldest entry waits, how many do, and what moved since the last line', async () => {
    await leave(5);
    await leave(90);
    await leave(300, true);
    const { meter, lines } = meterOf();
    meter.countMoved(25);
    meter.countMoved(3);
    meter.countRetry();
    await meter.report();
    await testDatabase.query('TRUNCATE outbox');
    await meter.report();
    expect(lines).toMatchObject([
      { level: 'info', msg: 'outbox relay', waiting: 2, moved: 28, retries: 1 },
      { level: 'info', msg: 'outbox relay', waiting: 0, moved: 0, retries: 0, oldestMs: 0 },
    ]);
    expect(lines[0]?.['oldestMs']).toBeGreaterThanOrEqual(90_000);
    expect(lines[0]?.['oldestMs']).toBeLessThan(150_000);
  });

  it('tells of a minute later in which the database was away', async () => {
    let away = true;
    const { meter, lines } = meterOf(async () => {
      if (away) throw new Error('no connection');
      return { oldestMs: 0, waiting: 0 };
    });
    meter.countRetry();
    await meter.report();
    away = false;
    await meter.report();
    expect(lines).toMatchObject([
      { level: 'warn', msg: 'outbox cannot be measured' },
      { level: 'info', msg: 'outbox relay', oldestMs: 0, waiting: 0, moved: 0, retries: 1 },
    ]);
  });
});
