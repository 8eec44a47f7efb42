import type { Project, Task } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
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

describe('what waits in a batch', () => {
  it('is told by its net effect in one mail, which names what it sums up', async () => {
    await scene.wish(kim, { cadence: 'batched', timeZone: 'Asia/Seoul' });
    await scene.setProgress(10);
    await scene.setProgress(40);
    const entries = await scene.updates();
    expect(entries.map(({ notify }) => notify)).toEqual([[], []]);
    await job.tellAfter(2);
    expect(await scene.digests()).toEqual([]);

    await job.tellAfter(4);
    const [digest, ...others] = await scene.digests();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      actor: { id: lee.sub, name: 'Lee' },
      request: { method: 'JOB', path: 'mail-batches' },
      notify: [{ id: kim.sub, email: kim.email, timeZone: 'Asia/Seoul', reason: 'creator' }],
      total: 1,
      items: [
        {
          what: 'updated',
          entryIds: entries.map(({ id }) => id),
          actors: [{ id: lee.sub, name: 'Lee' }],
          at: entries[1]?.at,
          changes: [{ field: 'progress', from: 0, to: 40 }],
        },
      ],
    });
    expect(await scene.settled()).toEqual(['told', 'told']);
    await job.tellAfter(60);
    expect(await scene.digests()).toHaveLength(1);
  });

  it('is told to nobody when all is back where it was', async () => {
    await scene.wish(kim, { cadence: 'batched' });
    await scene.setProgress(10);
    await scene.setProgress(0);
    await job.tellAfter(4);
    expect(await scene.digests()).toEqual([]);
    expect(await scene.settled()).toEqual(['no-net-change', 'no-net-change']);
    expect(await api.database.query('SELECT FROM mail_batches WHERE user_id = $1', [kim.sub])).toEqual([]);
  });

  it('is told by the comment as it is then, and not when it is deleted', async () => {
    await scene.wish(kim, { cadence: 'batched' });
    const write = async (body: string) => {
      const path = `/api/tasks/${task.id}/comments`;
      return (await api.request<{ id: string }>('POST', path, { as: lee, body: { body } })).body.id;
    };
    const [kept, gone] = [await write('Looks god'), await write('Wrong task')];
    await api.request('PATCH', `/api/comments/${kept}`, { as: lee, body: { body: 'Looks good' } });
    await api.request('DELETE', `/api/comments/${gone}`, { as: lee });
    await job.tellAfter(4);
    expect((await scene.digests()).map(({ items }) => items)).toMatchObject([
      [{ what: 'commented', body: 'Looks good' }],
    ]);
    expect(await scene.settled()).toEqual(['told', 'gone']);
  });

  it('is not told to whoever is no member any more', async () => {
    await scene.wish(kim, { cadence: 'batched' });
    await scene.setProgress(10);
    await api.request('PATCH', `/api/projects/${project.id}/members/${lee.sub}`, {
      as: kim,
      body: { role: 'owner' },
    });
    const left = await api.request('DELETE', `/api/projects/${project.id}/members/${kim.sub}`, { as: lee });
    expect(left.status).toBe(204);
    await job.tellAfter(4);
    expect(await scene.digests()).toEqual([]);
    expect(await scene.settled()).toEqual(['no-longer-member']);
  });

  it('follows who turns mails off, wants them once a day, or each at once', async () => {
    await scene.wish(kim, { cadence: 'batched' });
    await scene.setProgress(10);
    await scene.wish(kim, { cadence: 'daily', dailyHour: (new Date().getUTCHours() + 2) % 24 });
    await job.tellAfter(11);
    expect(await scene.settled()).toEqual([null]);
    await job.tellAfter(120);
    expect(await scene.settled()).toEqual(['told']);

    await scene.setProgress(20);
    await scene.wish(kim, { cadence: 'off' });
    await job.tellAfter(0);
    expect(await scene.settled()).toEqual(['told', 'switched-off']);

    await scene.wish(kim, { cadence: 'daily' });
    await scene.setProgress(30);
    await scene.wish(kim, { cadence: 'each' });
    await job.tellAfter(0);
    expect(await scene.settled()).toEqual(['told', 'switched-off', 'told']);
    expect(await scene.digests()).toHaveLength(2);
  });

  it('tells the last value that is true, though it came quietly', async () => {
    await scene.wish(kim, { cadence: 'batched' });
    await scene.setProgress(10);
    const { status } = await api.request('PATCH', `/api/tasks/${task.id}`, {
      as: lee,
      seen: 2,
      body: { progress: 30, quiet: true },
    });
    expect(status).toBe(200);
    await job.tellAfter(4);
    const [digest] = await scene.digests();
    expect(digest?.items).toMatchObject([{ changes: [{ field: 'progress', from: 0, to: 30 }] }]);
  });

  it('names nobody who has deleted their account meanwhile', async () => {
    await scene.wish(kim, { cadence: 'batched' });
    await scene.setProgress(10);
    await api.database.query(`UPDATE users SET name = '' WHERE id = $1`, [lee.sub]);
    await job.tellAfter(4);
    const [digest] = await scene.digests();
    expect(digest?.items[0]?.actors).toEqual([{ id: lee.sub, name: '' }]);
    await api.database.query(`UPDATE users SET name = 'Lee' WHERE id = $1`, [lee.sub]);
  });

  it('goes with its task, and the entry once nobody waits for it', async () => {
    await scene.wish(kim, { cadence: 'batched' });
    await scene.setProgress(10);
    const queued = () =>
      api.database.query('SELECT entry_id FROM queued_entries WHERE project_id = $1', [project.id]);
    await job.removeUnneeded();
    expect(await queued()).toHaveLength(1);
    await api.database.query('DELETE FROM tasks WHERE id = $1', [task.id]);
    expect(await scene.settled()).toEqual([]);
    await job.tellAfter(4);
    expect(await scene.digests()).toEqual([]);
    expect(await api.database.query('SELECT FROM mail_batches WHERE user_id = $1', [kim.sub])).toEqual([]);
    await job.removeUnneeded();
    expect(await queued()).toEqual([]);
  });
});

describe('quiet hours', () => {
  it('keep everything but mentions until they end', async () => {
    const hour = new Date().getUTCHours();
    await scene.wish(kim, { quietHours: { from: hour, to: (hour + 2) % 24 } });
    const mention = { body: `@[Kim](${kim.sub}) look` };
    await scene.setProgress(10);
    await api.request('POST', `/api/tasks/${task.id}/comments`, { as: lee, body: mention });
    const [comment] = await entriesOf(api, project.id, 'comment.created');
    expect(comment?.notify.map(({ reason }) => reason)).toEqual(['mention']);
    expect((await scene.updates()).map(({ notify }) => notify)).toEqual([[]]);
    await job.tellAfter(1);
    expect(await scene.settled()).toEqual([null]);
    await job.tellAfter(120);
    expect((await scene.digests()).map(({ items }) => items)).toMatchObject([
      [{ what: 'updated', changes: [{ field: 'progress', from: 0, to: 10 }] }],
    ]);
  });
});

describe('several that tell batches', () => {
  it('tell each batch once between them', async () => {
    const members = await scene.addWatchers(20, 'batched');
    await scene.setProgress(10);
    const [first, second] = [createTestMailBatches(api.database), createTestMailBatches(api.database)];
    await Promise.all([job.tellAfter(4), first.tellAfter(4), second.tellAfter(4)]);
    await Promise.all([first.close(), second.close()]);
    const names = (await scene.digests()).map(({ notify }) => notify[0]?.name);
    expect(names.sort()).toEqual(members.sort());
  });

  it.each(['before', 'after'] as const)(
    'lose and repeat nothing when one dies %s it has written the mail',
    async (when) => {
      // Sequelize says itself that it cannot roll back what has died.
      vi.spyOn(console, 'warn').mockReturnValue();
      await scene.wish(kim, { cadence: 'batched' });
      await scene.setProgress(10);
      const dying = createTestMailBatches(api.database, (outbox, send) => ({
        ...outbox,
        addAll(entries, tx) {
          if (when === 'after') outbox.addAll(entries, tx);
          send('SELECT pg_terminate_backend(pg_backend_pid())', {}, tx);
        },
      }));
      await dying.tellAfter(4);
      await dying.close();
      expect(await scene.digests()).toEqual([]);
      expect(await scene.settled()).toEqual([null]);
      await job.tellAfter(4);
      expect(await scene.digests()).toEqual([]);
      await job.tellAfter(6);
      expect(await scene.digests()).toHaveLength(1);
      expect(await scene.settled()).toEqual(['told']);
    },
  );
});
