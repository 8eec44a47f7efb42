import type { Project, RoleRule, Task } from '@baton/dto';
import type { MailCadence } from '@baton/vocabulary';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { insertTaskRows } from '../test-support/task-rows.ts';
import { createTestMailBatches, type TestMailBatches } from '../test-support/test-mail-batches.ts';
import { type BatchScene, setBatchScene } from './test-support/batch-scene.ts';

let api: TaskApiFixture;
let job: TestMailBatches;
let scene: BatchScene;
let kim: TestUser;
let lee: TestUser;
let project: Project;
let task: Task;
beforeAll(async () => {
  api = await startTaskApi();
  job = createTestMailBatches(api.database);
});
afterAll(async () => {
  await job.close();
  await api.close();
});
beforeEach(async () => {
  scene = await setBatchScene(api);
  ({ kim, lee, project, task } = scene);
});

describe('one change that concerns 250 people', () => {
  it('mails forty at once and the others as soon as that, each once', async () => {
    const members = await scene.addWatchers(250);
    const requestId = await scene.setProgress(10);
    const [update] = await scene.updates();
    expect(update?.request.id).toBe(requestId);
    // The creator has the strongest reason.
    expect(update?.notify[0]?.name).toBe('Kim');
    expect(update?.notify).toHaveLength(40);
    // The service's own job may hold one of them.
    await vi.waitFor(async () => {
      await job.tellAfter(0.1);
      expect(await scene.waiting()).toBe(0);
    }, 20_000);
    const told = [...(update?.notify ?? []), ...(await scene.digests()).flatMap(({ notify }) => notify)];
    expect(told.map(({ name }) => name).sort()).toEqual([...members, 'Kim'].sort());
  });
});

describe('a bulk of 500 tasks', () => {
  async function bulk(body: object, count = 500): Promise<void> {
    await insertTaskRows(api.database, project, kim, count - 1);
    const rows = await api.database.query<{ id: string }>('SELECT id FROM tasks WHERE project_id = $1', [
      project.id,
    ]);
    const ids = rows.map(({ id }) => id);
    expect(ids).toHaveLength(count);
    const { status } = await api.request('POST', `/api/projects/${project.id}/tasks/bulk`, {
      as: lee,
      body: { ids, ...body },
    });
    expect(status).toBe(200);
  }

  it.each<[MailCadence, number]>([
    ['each', 0],
    ['batched', 4],
    ['daily', 24 * 60],
  ])('is one mail to whoever wants them %s', async (cadence, minutes) => {
    await scene.wish(kim, { cadence });
    await bulk({ patch: { priority: 'high' } });
    if (minutes > 0) expect(await scene.digests()).toEqual([]);
    await job.tellAfter(minutes);
    const [digest, ...others] = await scene.digests();
    expect(others).toEqual([]);
    expect([digest?.total, digest?.items.length, digest?.notify[0]?.id]).toEqual([500, 100, kim.sub]);
    expect(await scene.settled()).toEqual(Array.from({ length: 500 }, () => 'told'));
  });

  it('is one mail also when a part of it is told at once', async () => {
    const rule: RoleRule = { role: 'review', statuses: ['review'], only: false };
    await scene.wish(kim, { cadence: 'daily', roleRules: [rule] });
    await api.request('POST', `/api/tasks/${task.id}/parts`, {
      as: kim,
      body: { role: 'Review', assigneeId: kim.sub },
    });
    await bulk({ patch: { status: 'review' } });
    expect((await scene.digests()).map(({ total, notify }) => [total, notify[0]?.reason])).toEqual([
      [500, 'role'],
    ]);
    await job.tellAfter(24 * 60);
    expect(await scene.digests()).toHaveLength(1);
  });

  it('is one mail to each of those who watch', async () => {
    const members = await scene.addWatchers(20, 'batched');
    await bulk({ patch: { priority: 'high' } }, 50);
    await job.tellAfter(4);
    const told = (await scene.digests()).map(({ notify, total }) => [notify[0]?.name, total]);
    const expected: [string, number][] = [['Kim', 50], ...members.map((name): [string, number] => [name, 1])];
    expect(told.sort()).toEqual(expected.sort());
  });
});
