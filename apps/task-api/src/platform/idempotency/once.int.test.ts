import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createDatabase, type Database } from '../database/index.ts';
import type { Call } from '../http/index.ts';
import { createIdempotencyKeysRepository } from './idempotency-keys.repository.ts';
import { createOnce, type Once } from './once.ts';

let database: TestDatabase;
let connections: Database;
let once: Once;
let userId: string;
let runs: number;
beforeAll(async () => {
  database = await createTestDatabase();
  connections = createDatabase({ url: database.url, poolSize: 8 });
  once = createOnce({
    transaction: connections.transaction,
    keys: createIdempotencyKeysRepository(connections.query),
  });
});
beforeEach(() => {
  userId = randomUUID();
  runs = 0;
});
afterAll(async () => {
  await connections.close();
  await database.drop();
});

function callWith(key: string, body = 'A'): Call & { idempotency: { replayed: boolean } } {
  return {
    actor: { sub: userId, name: 'Kim', locale: 'en' },
    request: { id: 'r', method: 'POST', path: '/' },
    idempotency: { key, fingerprint: Buffer.from(body), replayed: false },
  };
}

async function run(): Promise<{ run: number }> {
  runs += 1;
  return { run: runs };
}

describe('once', () => {
  it('gives a repeat the first result, and says so', async () => {
    const [first, repeat] = [callWith('k'), callWith('k')];
    expect([await once(first, run), await once(repeat, run)]).toEqual([{ run: 1 }, { run: 1 }]);
    expect([first.idempotency.replayed, repeat.idempotency.replayed]).toEqual([false, true]);
  });

  it('keeps the order of the fields of a result', async () => {
    await once(callWith('k'), async () => ({ b: 1, a: 2, aa: [null] }));
    expect(JSON.stringify(await once(callWith('k'), run))).toBe('{"b":1,"a":2,"aa":[null]}');
  });

  it('runs every call without a key, and each key and user of its own', async () => {
    const { actor, request } = callWith('');
    const plain: Call = { actor, request };
    await once(plain, run);
    await once(plain, run);
    await once(callWith('k'), run);
    await once(callWith('l'), run);
    userId = randomUUID();
    expect(await once(callWith('k'), run)).toEqual({ run: 5 });
  });

  it('refuses a key that comes with another request', async () => {
    await once(callWith('k'), run);
    await expect(once(callWith('k', 'B'), run)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(runs).toBe(1);
  });

  it('runs once for many at the same moment, who all get its result', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => once(callWith('k'), run)));
    expect([runs, results]).toEqual([1, Array.from({ length: 8 }, () => ({ run: 1 }))]);
  });

  it('stores nothing of work that throws, whose repeat runs', async () => {
    const failure = new Error('lost');
    await expect(once(callWith('k'), () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await once(callWith('k'), run)).toEqual({ run: 1 });
  });

  it('lets one who waited run when the first is rolled back', async () => {
    const begun = Promise.withResolvers<true>();
    const gate = Promise.withResolvers<{ run: number }>();
    const first = once(callWith('k'), () => {
      begun.resolve(true);
      return gate.promise;
    });
    await begun.promise;
    const second = once(callWith('k'), run);
    await untilSomebodyWaits();
    gate.reject(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    expect(await second).toEqual({ run: 1 });
  });
});

describe('removing old keys', () => {
  it('forgets keys after a day and no earlier', async () => {
    for (const key of ['old', 'young']) await once(callWith(key), run);
    await database.query(
      `UPDATE idempotency_keys SET created_at = now() - CASE key WHEN 'old' THEN interval '24 hours 1 second'
         ELSE interval '23 hours 59 minutes' END WHERE user_id = $1`,
      [userId],
    );
    const keys = createIdempotencyKeysRepository(connections.query);
    expect(await keys.removeOld(5_000)).toBe(1);
    await once(callWith('young'), run);
    expect(runs).toBe(2);
    await once(callWith('old'), run);
    expect(runs).toBe(3);
  });
});

async function untilSomebodyWaits(): Promise<void> {
  await expect
    .poll(
      () =>
        database.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        ),
      { timeout: 20_000 },
    )
    .toHaveLength(1);
}
