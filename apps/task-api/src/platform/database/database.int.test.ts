import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { fromDatabaseError } from './database-errors.ts';
import { createDatabase, type Database, type Tx } from './database.ts';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.query('CREATE TABLE counters (name text PRIMARY KEY, count integer NOT NULL)');
  await test.query(`INSERT INTO counters VALUES ('a', 0), ('b', 0)`);
  database = createDatabase({ url: test.url, poolSize: 4 });
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

async function countUp(name: string, tx: Tx) {
  await database.query('UPDATE counters SET count = count + 1 WHERE name = $name', { name }, tx);
}

it('does the work of both transactions that wait for each other, each once', async () => {
  const bothHold = Promise.withResolvers<null>();
  let holders = 0;
  const inOrder = async (first: string, second: string) =>
    database.transaction(async (tx) => {
      await countUp(first, tx);
      holders += 1;
      if (holders === 2) bothHold.resolve(null);
      await bothHold.promise;
      await countUp(second, tx);
    });

  await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')]);
  // One of them began again.
  expect(holders).toBe(3);
  expect(await test.query('SELECT name, count FROM counters ORDER BY name')).toEqual([
    { name: 'a', count: 2 },
    { name: 'b', count: 2 },
  ]);
});

it('fails with the first statement that was sent and failed, and keeps nothing', async () => {
  const failing = database.transaction(async (tx) => {
    database.send(`UPDATE counters SET count = 100 WHERE name = 'a'`, {}, tx);
    database.send(`INSERT INTO counters VALUES ($name, 0)`, { name: 'a' }, tx);
    return database.query('SELECT count FROM counters', {}, tx);
  });
  await expect(failing).rejects.toMatchObject({ parent: { code: '23505' } });

  const failingAtCommit = database.transaction(async (tx) => {
    database.send(`INSERT INTO counters VALUES ($name, 0)`, { name: 'b' }, tx);
    return Promise.resolve('done');
  });
  await expect(failingAtCommit).rejects.toMatchObject({ parent: { code: '23505' } });
  expect(await test.query(`SELECT count FROM counters WHERE count = 100`)).toEqual([]);
});

it('runs what was sent in its order', async () => {
  const rows = await database.transaction(async (tx) => {
    for (const name of ['c', 'd']) database.send('INSERT INTO counters VALUES ($name, 7)', { name }, tx);
    database.send(`DELETE FROM counters WHERE name = $name`, { name: 'c' }, tx);
    return database.query<{ name: string }>('SELECT name FROM counters WHERE count = 7', {}, tx);
  });
  expect(rows).toEqual([{ name: 'd' }]);
});

it('keeps a statement prepared, unless its plan depends on its values', async () => {
  const prepared = await database.transaction(async (tx) => {
    await database.query('SELECT $one::int AS kept', { one: 1 }, tx);
    await database.queryPlannedAnew('SELECT $one::int AS anew', { one: 1 }, tx);
    return database.query<{ statement: string }>(
      `SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::int%'`,
      {},
      tx,
    );
  });
  expect(prepared).toEqual([{ statement: 'SELECT $1::int AS kept' }]);
});

it('says so when a statement has no value', async () => {
  await expect(database.query('SELECT $one::int', {})).rejects.toThrow('no value for $one');
});

it('lets no statement run longer than five seconds', async () => {
  expect(await database.query('SHOW statement_timeout', {})).toEqual([{ statement_timeout: '5s' }]);
});

it('takes a connection that is gone when a transaction begins as an outage', async () => {
  const connections = database.sequelize.connectionManager;
  const client = (await connections.getConnection({ type: 'write' })) as pg.Client;
  connections.releaseConnection(client);
  // Before the pool hears of it.
  const begun = database.transaction(async (tx) => database.query('SELECT 1', {}, tx));
  client.connection.stream.destroy(new Error('Connection terminated unexpectedly'));
  expect(fromDatabaseError(await begun.catch((error: unknown) => error))).toMatchObject({
    code: 'unavailable',
  });
});
