import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTransaction } from '../test-support/open-transaction.ts';
import { startTaskApi, type TaskApiFixture } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
beforeAll(async () => {
  api = await startTaskApi();
});
afterAll(() => api.close());

it('what somebody wants of a project that is deleted meanwhile is not found', async () => {
  const kim = await api.signUp('Kim');
  const project = await api.createProject(kim);
  const deleting = await openTransaction(api.database.url);
  await deleting.query('DELETE FROM projects WHERE id = $1', [project.id]);
  const answer = api.request('PUT', `/api/projects/${project.id}/preferences`, {
    as: kim,
    body: { cadence: 'daily', muted: null, asOwner: null, roleRules: null },
  });
  await deleting.waitedForBy(1);
  await deleting.commit();
  expect((await answer).body).toMatchObject({ status: 404, code: 'not-found' });
});
