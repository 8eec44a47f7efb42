import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts';
import { createProjectEventsRepository } from './project-events.repository.ts';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase({ url: test.url, poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

it('removes events that are older than a day, the oldest first, up to the limit', async () => {
  await test.query(
    `INSERT INTO project_events (project_id, event, created_at)
     SELECT gen_random_uuid(), to_jsonb(hours), now() - hours * interval '1 hour'
     FROM unnest(ARRAY[1, 23, 25, 26, 27]) AS hours`,
  );
  const { removeOld } = createProjectEventsRepository(database.query);
  const left = async () =>
    (await test.query('SELECT event FROM project_events ORDER BY id')).map(({ event }) => event);
  expect(await removeOld(2)).toBe(2);
  expect(await left()).toEqual([1, 23, 25]);
  expect(await removeOld(2)).toBe(1);
  expect(await left()).toEqual([1, 23]);
});
