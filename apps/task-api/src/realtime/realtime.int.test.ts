import type { Project, ProjectEvent, Task } from '@baton/dto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EventReader, readEvents } from '../test-support/event-reader.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

/** Two processes on one database; readers connect to the first, changes are made through the other. */
let api: TaskApiFixture;
let other: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let project: Project;
let readers: EventReader[];
beforeAll(async () => {
  api = await startTaskApi();
  other = await startTaskApi({ beside: api });
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
beforeEach(async () => {
  readers = [];
  project = await api.createProject(kim, [['editor', lee]]);
});
afterEach(async () => {
  for (const reader of readers) reader.leave();
  await Promise.all(readers.map(({ ended }) => ended));
});
afterAll(async () => {
  await other.close();
  await api.close();
});

const WAIT = { timeout: 20_000 };

async function read(as: TestUser, lastEventId?: string, from = api): Promise<EventReader> {
  const reader = await readEvents(from, project.id, {
    as,
    ...(lastEventId !== undefined && { lastEventId }),
  });
  readers.push(reader);
  return reader;
}

/** The numbers of the tasks in the order in which their creation was told, each once. */
function tasksTold(reader: EventReader, tasks: readonly Task[]): number[] {
  const numbers = reader.received.flatMap(({ event }) => {
    const told = event?.type === 'task' && tasks.find(({ id }) => id === event.taskId);
    return told ? [told.number] : [];
  });
  return [...new Set(numbers)];
}

function taskCreated(task: Task, actor: TestUser): ProjectEvent {
  return { type: 'task', actorId: actor.sub, taskId: task.id, version: 1 };
}

describe('the stream of a project', () => {
  it('tells what another process changed', async () => {
    const reader = await read(kim);
    const task = await other.createTask(lee, project);
    await vi.waitFor(() => expect(reader.received).toHaveLength(1), WAIT);
    await other.request('POST', `/api/tasks/${task.id}/comments`, { as: lee, body: { body: 'Ready' } });
    await vi.waitFor(() => expect(reader.received).toHaveLength(2), WAIT);
    expect(reader.received.map(({ event }) => event)).toEqual([
      taskCreated(task, lee),
      { type: 'comments', actorId: lee.sub, taskId: task.id },
    ]);
  });

  it('can be kept by no cache and passes proxies as it comes', async () => {
    const { headers } = await read(kim);
    expect(['content-type', 'cache-control', 'x-accel-buffering'].map((name) => headers.get(name))).toEqual([
      'text/event-stream; charset=utf-8',
      'no-store',
      'no',
    ]);
  });

  it('says nothing of what was before it, and nothing of other projects', async () => {
    await other.createTask(kim, project);
    const reader = await read(kim);
    await other.createTask(kim, await other.createProject(kim));
    const task = await other.createTask(kim, project);
    await vi.waitFor(() => expect(reader.received).not.toEqual([]), WAIT);
    expect(reader.received.map(({ event }) => event)).toEqual([taskCreated(task, kim)]);
  });

  it('is for members only', async () => {
    const stranger = await api.signUp('Park');
    const answer = await api.request('GET', `/api/projects/${project.id}/events`, { as: stranger });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('answers a HEAD request at once', async () => {
    const { status } = await api.request('HEAD', `/api/projects/${project.id}/events`, { as: kim });
    expect(status).toBe(200);
  });

  it('ends at once when the reader is a member no more, and tells them nothing after that', async () => {
    const [mine, theirs] = await Promise.all([read(kim), read(lee)]);
    const path = `/api/projects/${project.id}/members/${lee.sub}`;
    expect((await other.request('DELETE', path, { as: kim })).status).toBe(204);
    await other.createTask(kim, project);
    await theirs.ended;
    expect(theirs.received).toEqual([]);
    await vi.waitFor(() => expect(mine.received).toHaveLength(2), WAIT);
    expect(mine.received[0]?.event).toEqual({ type: 'members', actorId: kim.sub, userId: lee.sub });
  });

  it('ends when the project is deleted', async () => {
    const reader = await read(kim);
    const path = `/api/projects/${project.id}`;
    await other.request('PATCH', path, { as: kim, body: { archived: true } });
    expect((await other.request('DELETE', path, { as: kim })).status).toBe(204);
    await reader.ended;
  });

  it('leaves room for ten of a user: the oldest is told to wait and ended', async () => {
    const first = await read(lee);
    const rest = await Promise.all(Array.from({ length: 9 }, () => read(lee)));
    const last = await read(lee);
    await first.ended;
    await other.createTask(kim, project);
    await vi.waitFor(() => {
      for (const reader of [...rest, last]) expect(reader.received).toHaveLength(1);
    }, WAIT);
  });
});

describe('who looks at a task', () => {
  const VIEW = '019abd3e-0000-7000-8000-0000000ad001';

  it('is told to readers of another process, and answered by every process', async () => {
    const task = await api.createTask(kim, project);
    const reader = await read(kim);
    const path = `/api/tasks/${task.key}/views/${VIEW}`;
    await other.request('PUT', path, { as: lee });
    await vi.waitFor(() => expect(reader.received).toHaveLength(1), WAIT);
    const both = await api.request('PUT', path, { as: kim });
    expect(both).toMatchObject({ status: 200, body: { taskId: task.id, userIds: [lee.sub, kim.sub] } });
    expect((await other.request('DELETE', path, { as: lee })).status).toBe(204);
    await vi.waitFor(() => expect(reader.received).toHaveLength(3), WAIT);
    expect(reader.received.map(({ name, event }) => [name, event])).toEqual([
      ['presence', { taskId: task.id, userIds: [lee.sub] }],
      ['presence', { taskId: task.id, userIds: [lee.sub, kim.sub] }],
      ['presence', { taskId: task.id, userIds: [kim.sub] }],
    ]);
  });
});

describe('a reader who comes back', () => {
  it('is told all that they missed, by any process', async () => {
    const before = await read(kim);
    const seen = await other.createTask(kim, project);
    await vi.waitFor(() => expect(before.received).toHaveLength(1), WAIT);
    before.leave();
    await before.ended;
    const missed = [await other.createTask(kim, project), await api.createTask(kim, project)];
    const after = await read(kim, before.lastId(), other);
    expect(tasksTold(after, [seen, ...missed])).toEqual(expect.arrayContaining([2, 3]));
    const next = await api.createTask(kim, project);
    await vi.waitFor(() => expect(tasksTold(after, [next])).toEqual([4]), WAIT);
  });

  it('misses nothing though no event had come to them', async () => {
    const before = await read(kim);
    before.leave();
    await before.ended;
    const missed = await other.createTask(kim, project);
    const after = await read(kim, before.lastId());
    expect(tasksTold(after, [missed])).toEqual([1]);
  });

  it('misses nothing of a transaction that began before what they saw and ended after it', async () => {
    const slow = new pg.Client({ connectionString: api.database.url });
    await slow.connect();
    try {
      await slow.query('BEGIN');
      // As the outbox does it; its id and its transaction are smaller than those of the event below.
      await slow.query('INSERT INTO project_events (project_id, event) VALUES ($1, $2)', [
        project.id,
        JSON.stringify({ type: 'project', actorId: lee.sub }),
      ]);
      await slow.query(`SELECT pg_notify('project_events', $1)`, [project.id]);

      const live = await read(kim);
      const leaver = await read(lee);
      const task = await other.createTask(kim, project);
      for (const { received } of [live, leaver]) {
        await vi.waitFor(
          () => expect(received.map(({ event }) => event)).toEqual([taskCreated(task, kim)]),
          WAIT,
        );
      }
      leaver.leave();
      await leaver.ended;
      await slow.query('COMMIT');

      const late: ProjectEvent = { type: 'project', actorId: lee.sub };
      await vi.waitFor(() => expect(live.received.map(({ event }) => event)).toContainEqual(late), WAIT);
      const back = await read(lee, leaver.lastId());
      expect(back.received.map(({ event }) => event)).toContainEqual(late);
      // Nobody who stays is told anything twice.
      expect(live.received).toHaveLength(2);
    } finally {
      await slow.end();
    }
  });

  it('can break off again in the middle of what they missed', async () => {
    const before = await read(kim);
    before.leave();
    await before.ended;
    const missed = [];
    for (let n = 0; n < 5; n += 1) missed.push(await other.createTask(kim, project));
    const told = new Set<number>();
    const replay = await read(kim, before.lastId());
    for (const { id } of replay.received) {
      const again = await read(kim, id);
      for (const number of tasksTold(again, missed)) told.add(number);
      again.leave();
    }
    expect([...told].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('again and again misses nothing of what many do at once', async () => {
    const first = await read(kim);
    const creating = Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? api : other).createTask(lee, project)),
    );
    const told = new Set<string>();
    let reader = first;
    await vi.waitFor(
      async () => {
        const { received } = reader;
        reader.leave();
        await reader.ended;
        for (const { event } of received) if (event?.type === 'task') told.add(event.taskId);
        reader = await read(kim, reader.lastId(), reader === first ? other : api);
        expect(told.size).toBe(40);
      },
      { timeout: 20_000, interval: 1 },
    );
    expect([...told].sort()).toEqual((await creating).map(({ id }) => id).sort());
  });

  it.each([
    ['that is none', 'x'],
    ['of too long ago', '1-1700000000'],
    ['of a database that was ahead of this one', `9000000000000000000-${Math.floor(Date.now() / 1_000)}`],
    ['that holds a statement', "1'; DROP TABLE tasks; --"],
  ])('with an id %s is told to load everything again', async (_, lastEventId) => {
    const reader = await read(kim, lastEventId);
    expect(reader.received).toMatchObject([{ name: 'reset' }]);
    const task = await other.createTask(kim, project);
    await vi.waitFor(() => expect(tasksTold(reader, [task])).toEqual([1]), WAIT);
    const resumed = await read(kim, reader.lastId());
    expect(resumed.received.map(({ name }) => name)).not.toContain('reset');
  });

  it('who missed too much to be told loads everything again', async () => {
    const before = await read(kim);
    before.leave();
    await before.ended;
    await api.database.query(
      `INSERT INTO project_events (project_id, event)
       SELECT $1, '{"type": "project", "actorId": "00000000-0000-4000-8000-00000000000a"}'
       FROM generate_series(1, 501)`,
      [project.id],
    );
    const after = await read(kim, before.lastId());
    expect(after.received).toMatchObject([{ name: 'reset' }]);
  });
});

describe('a process that lost its connection to PostgreSQL', () => {
  it('tells its readers what happened meanwhile', async () => {
    const reader = await read(kim);
    const tasks: Task[] = [];
    await api.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    for (let n = 0; n < 5; n += 1) tasks.push(await other.createTask(kim, project));
    await vi.waitFor(() => expect(tasksTold(reader, tasks)).toEqual([1, 2, 3, 4, 5]), WAIT);
  });
});

describe('a process that stops', () => {
  it('ends its streams first, so that it waits for none of them', async () => {
    const third = await startTaskApi({ beside: api });
    const reader = await read(kim, undefined, third);
    await third.stop();
    await reader.ended;
  });
});
