import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
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
