import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts';
import { createErasuresRepository, type ErasuresRepository } from './erasures.repository.ts';

let database: TestDatabase;
let connections: Database;
let erasures: ErasuresRepository;
beforeAll(async () => {
  database = await createTestDatabase();
  connections = createDatabase({ url: database.url, poolSize: 3 });
  erasures = createErasuresRepository(connections.query);
});
afterAll(async () => {
  await connections.close();
  await database.drop();
});
beforeEach(() => database.query('TRUNCATE erasures, outbox'));

async function add(minutesAgo: number, id: string = randomUUID()): Promise<string> {
  await connections.transaction(async (tx) => erasures.add({ id, email: 'lee@example.com' }, tx));
  await database.query(
    `UPDATE erasures SET created_at = now() - $2 * interval '1 minute' WHERE user_id = $1`,
    [id, minutesAgo],
  );
  return id;
}

const claimed = () => connections.transaction(async (tx) => (await erasures.claim(tx))?.id);

describe('an erasure', () => {
  it('is due when the last token of the person has long expired', async () => {
    await add(10);
    expect(await claimed()).toBeUndefined();
    const id = await add(12);
    expect(await claimed()).toBe(id);
  });

  it('waits for every entry that can be about the person, and for none that is later or refused', async () => {
    const id = await add(30);
    const leave = (minutesAgo: number, refused: boolean) =>
      database.query(
        `INSERT INTO outbox (id, entry, created_at, refused_at)
         VALUES (uuidv7(), '{}', now() - $1 * interval '1 minute', CASE WHEN $2 THEN now() END)`,
        [minutesAgo, refused],
      );
    await leave(18, false);
    await leave(40, true);
    expect(await claimed()).toBe(id);
    await leave(20, false);
    expect(await claimed()).toBeUndefined();
  });

  it('is taken by one process at a time, the oldest first', async () => {
    const [young, old] = [await add(20), await add(30)];
    await connections.transaction(async (tx) => {
      expect((await erasures.claim(tx))?.id).toBe(old);
      expect(await claimed()).toBe(young);
    });
  });

  it('waits as long again once what waits to be mailed is forgotten, for what was made of it before', async () => {
    const id = await add(20);
    await connections.transaction(async (tx) => erasures.setQueueForgotten(id, tx));
    expect(await claimed()).toBeUndefined();
    await database.query(`UPDATE erasures SET queue_forgotten_at = now() - interval '12 minutes'`);
    await connections.transaction(async (tx) => {
      expect(await erasures.claim(tx)).toMatchObject({ id, isQueueForgotten: true });
    });
    await database.query(
      `INSERT INTO outbox (id, entry, created_at) VALUES (uuidv7(), '{}', now() - interval '30 seconds')`,
    );
    expect(await claimed()).toBe(id);
    await database.query(`UPDATE outbox SET created_at = now() - interval '5 minutes'`);
    expect(await claimed()).toBeUndefined();
  });

  it('goes on where it was, and keeps no address once it is done', async () => {
    const id = await add(20);
    const position = { pk: 'task#1', sk: '2' };
    await connections.transaction(async (tx) => erasures.advance(id, position, tx));
    await connections.transaction(async (tx) => {
      expect(await erasures.claim(tx)).toEqual({
        id,
        email: 'lee@example.com',
        isQueueForgotten: false,
        position,
        until: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
      });
      await erasures.finish(id, tx);
    });
    expect(await claimed()).toBeUndefined();
    expect(await database.query('SELECT email, position FROM erasures')).toEqual([
      { email: null, position: null },
    ]);
    // The event of the deletion can be handled again.
    await connections.transaction(async (tx) => erasures.add({ id, email: 'lee@example.com' }, tx));
    expect(await database.query('SELECT email FROM erasures')).toEqual([{ email: null }]);
  });
});
