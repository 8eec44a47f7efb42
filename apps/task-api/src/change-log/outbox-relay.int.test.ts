import type { LogEntry, TaskUpdated } from '@baton/log-schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { createDynamoDb } from '../platform/dynamodb.ts';
import { createLogger } from '../platform/logger.ts';
import { createTestDatabase, silent, type TestDatabase } from '../test-support/test-database.ts';
import { createTestTables, type TestTables } from '../test-support/test-tables.ts';
import { createLogRepository, type LogRepository } from './log.repository.ts';
import { createOutboxRelay, type OutboxRelay } from './outbox-relay.ts';
import { createOutboxRepository, type OutboxRepository } from './outbox.repository.ts';
import { createRelayMeter } from './relay-meter.ts';

let testDatabase: TestDatabase;
let tables: TestTables;
let database: Database;
let outbox: OutboxRepository;
let log: LogRepository;
let running: OutboxRelay[];
beforeEach(async () => {
  [testDatabase, tables] = await Promise.all([createTestDatabase(), createTestTables()]);
  database = createDatabase({ url: testDatabase.url, poolSize: 5 });
  outbox = createOutboxRepository(database);
  log = createLogRepository(createDynamoDb(), tables.log);
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((relay) => relay.stop()));
  await database.close();
  await Promise.all([testDatabase.drop(), tables.drop()]);
});

function startRelay(
  into: LogRepository = log,
  options: Partial<Parameters<typeof createOutboxRelay>[0]> = {},
): OutboxRelay {
  const { transaction } = database;
  const meter = createRelayMeter({ outbox, logger: silent });
  const relay = createOutboxRelay({ transaction, outbox, log: into, meter, logger: silent, ...options });
  running.push(relay);
  relay.start();
  return relay;
}

function entry(n: number): TaskUpdated {
  const id = `0199f0a4-7c1e-7000-8000-${String(n).padStart(12, '0')}`;
  const task = '00000000-0000-4000-8000-000000000001';
  const person = { id: '00000000-0000-4000-8000-00000000000a', name: 'Kim' };
  return {
    v: 2,
    id,
    at: '2026-03-01T09:00:00.000Z',
    request: { id: 'request', method: 'PATCH', path: `/api/tasks/${task}` },
    actor: person,
    project: { id: '00000000-0000-4000-8000-000000000002', key: 'WEB', name: 'Web site' },
    notify: [],
    kind: 'task.updated',
    task: { id: task, number: 12, key: 'WEB-12', title: 'Write the page', version: n + 1 },
    changes: [
      { field: 'progress', from: 0, to: 40 },
      { field: 'dueOn', from: null, to: '2026-03-31' },
    ],
  };
}

async function addEntries(count: number): Promise<string[]> {
  const entries = Array.from({ length: count }, (_, index) => entry(index + 1));
  await database.transaction(async (tx) => {
    for (const each of entries) outbox.add(each, tx);
  });
  return entries.map(({ id }) => id);
}

async function waiting(): Promise<number> {
  return (await testDatabase.query('SELECT id FROM outbox')).length;
}

describe('the outbox relay', () => {
  it('moves entries to the log as they were written', async () => {
    await addEntries(1);
    await startRelay().stop();
    expect(await tables.readLog()).toEqual([entry(1)]);
    expect(await waiting()).toBe(0);
  });

  it('empties an outbox of many batches before it stops', async () => {
    const ids = await addEntries(60);
    await startRelay().stop();
    expect((await tables.readLog()).map(({ id }) => id)).toEqual(ids);
    expect(await waiting()).toBe(0);
  });

  it('does not leave behind what came while it was busy with the batch before', async () => {
    await addEntries(1);
    const late = entry(2);
    let stopped: Promise<void> | undefined;
    const stoppingMeanwhile: LogRepository = {
      putAll: async (entries) => {
        if (!stopped) {
          await database.transaction(async (tx) => outbox.add(late, tx));
          stopped = relay.stop();
        }
        return log.putAll(entries);
      },
    };
    const relay = startRelay(stoppingMeanwhile);
    await vi.waitFor(() => expect(stopped).toBeDefined(), 20_000);
    await stopped;
    expect((await tables.readLog()).map(({ id }) => id)).toEqual([entry(1).id, late.id]);
  });

  it('shares the work with other relays, each entry moved by one', async () => {
    const ids = await addEntries(60);
    const moved: string[] = [];
    const recording: LogRepository = {
      putAll: async (entries) => {
        moved.push(...entries.map(({ id }) => id));
        return log.putAll(entries);
      },
    };
    await Promise.all([startRelay(recording), startRelay(recording)].map((relay) => relay.stop()));
    expect(moved.sort()).toEqual(ids);
  });

  it('leaves nothing of a transaction that was rolled back', async () => {
    const work = database.transaction(async (tx) => {
      outbox.add(entry(1), tx);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    await startRelay().stop();
    expect(await tables.readLog()).toEqual([]);
  });

  it('writes the same keys again after a crash between writing and deleting', async () => {
    const ids = await addEntries(3);
    const crashed = database.transaction(async (tx) => {
      await log.putAll(await outbox.claim(25, tx));
      throw new Error('killed');
    });
    await expect(crashed).rejects.toThrow('killed');
    expect(await waiting()).toBe(3);

    await startRelay().stop();
    expect((await tables.readLog()).map(({ id }) => id)).toEqual(ids);
    expect(await waiting()).toBe(0);
  });

  it('keeps what DynamoDB does not accept and brings it later', async () => {
    const ids = await addEntries(3);
    let attempts = 0;
    const half: LogRepository = {
      putAll: async (entries: readonly LogEntry[]) => {
        attempts += 1;
        return log.putAll(attempts === 1 ? entries.slice(0, 1) : entries);
      },
    };
    startRelay(half);
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 20_000);
    expect((await tables.readLog()).map(({ id }) => id)).toEqual(ids);
    expect(attempts).toBe(2);
  });

  it('holds one batch while DynamoDB is slow, and changes go on', async () => {
    const ids = await addEntries(60);
    const fast = Promise.withResolvers<undefined>();
    const held: number[] = [];
    const slow: LogRepository = {
      putAll: async (entries) => {
        held.push(entries.length);
        await fast.promise;
        return log.putAll(entries);
      },
    };
    const relay = startRelay(slow);
    await vi.waitFor(() => expect(held).toEqual([25]), 20_000);
    relay.wake();
    await database.transaction(async (tx) => outbox.add(entry(61), tx));
    expect(await waiting()).toBe(61);
    expect(held).toEqual([25]);

    fast.resolve(undefined);
    await relay.stop();
    expect(held).toEqual([25, 25, 11]);
    expect((await tables.readLog()).map(({ id }) => id)).toEqual([...ids, entry(61).id]);
  });

  it('keeps the pace of a DynamoDB that takes a few entries of each batch, and calls nobody', async () => {
    const ids = await addEntries(60);
    const few: LogRepository = { putAll: async (entries) => log.putAll(entries.slice(0, 5)) };
    const pauses: number[] = [];
    const lines: string[] = [];
    const counted = { moved: 0, retries: 0 };
    startRelay(few, {
      logger: createLogger('warn', { write: (line) => lines.push(line) }),
      backoff: (failures) => (pauses.push(failures), 1),
      meter: {
        countMoved: (entries) => (counted.moved += entries),
        countRetry: () => (counted.retries += 1),
      },
    });
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 20_000);
    expect((await tables.readLog()).map(({ id }) => id)).toEqual(ids);
    expect(counted).toEqual({ moved: 60, retries: 11 });
    expect(pauses).toEqual(Array.from({ length: 11 }, () => 1));
    expect(lines).toEqual([]);
  });

  it('sets an entry aside that DynamoDB refuses for good, and says so', async () => {
    const large = { ...entry(2), actor: { ...entry(2).actor, name: 'x'.repeat(450_000) } };
    await database.transaction(async (tx) => {
      for (const each of [entry(1), large, entry(3)]) outbox.add(each, tx);
    });
    const lines: string[] = [];
    const logger = createLogger('error', { write: (line) => lines.push(line) });
    await startRelay(log, { logger }).stop();
    expect((await tables.readLog()).map(({ id }) => id)).toEqual([entry(1).id, entry(3).id]);
    expect(await testDatabase.query('SELECT id FROM outbox WHERE refused_at IS NOT NULL')).toEqual([
      { id: large.id },
    ]);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', entryId: large.id }]);

    await startRelay(log, { logger }).stop();
    expect(lines).toHaveLength(1);
  });

  it('asks for somebody to act after 10 failures in a row', async () => {
    await addEntries(1);
    const levels: string[] = [];
    const logger = createLogger('warn', { write: (line) => levels.push(JSON.parse(line).level) });
    let failures = 11;
    const away: LogRepository = {
      putAll: async (entries) => {
        failures -= 1;
        if (failures >= 0) throw new Error('DynamoDB is away');
        return log.putAll(entries);
      },
    };
    startRelay(away, { logger, backoff: () => 1 });
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 20_000);
    expect(levels).toEqual([...Array.from({ length: 9 }, () => 'warn'), 'error', 'error']);
  });

  it('goes on by itself when DynamoDB is back', async () => {
    const ids = await addEntries(2);
    let failures = 2;
    const away: LogRepository = {
      putAll: async (entries) => {
        failures -= 1;
        if (failures >= 0) throw new Error('DynamoDB is away');
        return log.putAll(entries);
      },
    };
    startRelay(away);
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 20_000);
    expect((await tables.readLog()).map(({ id }) => id)).toEqual(ids);
  });
});
