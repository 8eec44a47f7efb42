import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { startTaskApi, type TaskApiFixture } from '../test-support/task-api-fixture.ts';
import { createMailBatchesRepository } from './mail-batches.repository.ts';
import { setBatchScene } from './test-support/batch-scene.ts';

let api: TaskApiFixture;
let database: Database;
beforeAll(async () => {
  api = await startTaskApi();
  database = createDatabase({ url: api.database.url, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await api.close();
});

it('takes what waits by whole tasks, so that what happened to one is summed up together', async () => {
  const scene = await setBatchScene(api);
  const { kim, lee, project } = scene;
  await scene.wish(kim, { cadence: 'batched' });
  const tasks = [await api.createTask(kim, project), await api.createTask(kim, project)];
  for (const [progress, seen] of [
    [10, 1],
    [20, 2],
  ] as const) {
    for (const { id } of tasks) {
      await api.request('PATCH', `/api/tasks/${id}`, { as: lee, seen, body: { progress } });
    }
  }
  const batches = createMailBatchesRepository(database.query);
  const tasksOf = async (limit: number) => {
    const batch = { userId: kim.sub, project };
    const pending = await database.transaction((tx) => batches.pendingOf(batch, limit, tx));
    return pending.map(({ item }) => item.task.id);
  };
  const [first, second] = tasks.map(({ id }) => id);
  expect(await tasksOf(4)).toEqual([first, second, first, second]);
  expect(await tasksOf(3)).toEqual([first, first]);
  expect(await tasksOf(1)).toEqual([first, first]);
});
