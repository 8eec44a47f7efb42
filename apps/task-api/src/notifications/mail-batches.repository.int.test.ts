import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMailErasureRepository } from '../erasure/mail-erasure.repository.ts';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { openTransaction } from '../test-support/open-transaction.ts';
import { startTaskApi, type TaskApiFixture } from '../test-support/task-api-fixture.ts';
import { createMailBatchesRepository } from './mail-batches.repository.ts';
import { type BatchScene, setBatchScene } from './test-support/batch-scene.ts';

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

it.each<[string, (scene: BatchScene) => Promise<unknown>]>([
  [
    'the deletion of its project',
    async ({ kim, project }) => {
      const path = `/api/projects/${project.id}`;
      await api.request('PATCH', path, { as: kim, body: { archived: true } });
      const { status } = await api.request('DELETE', path, { as: kim });
      expect(status).toBe(204);
    },
  ],
  [
    'the erasure of its person',
    async ({ kim }) =>
      database.transaction((tx) => createMailErasureRepository(database.query).removeOf(kim.sub, tx)),
  ],
])('settles what waits while %s waits for the batch', async (_, remove) => {
  const scene = await setBatchScene(api);
  const { kim } = scene;
  await scene.wish(kim, { cadence: 'batched' });
  await scene.setProgress(10);
  const telling = await openTransaction(api.database.url);
  await telling.query('SELECT FROM mail_batches WHERE user_id = $1 FOR UPDATE', [kim.sub]);
  const removing = remove(scene);
  await telling.waitedForBy(1);
  await telling.query(`UPDATE notifications SET dropped = 'gone', settled_at = now() WHERE user_id = $1`, [
    kim.sub,
  ]);
  await telling.commit();
  await removing;
});
