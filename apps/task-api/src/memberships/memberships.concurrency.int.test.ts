import type { Member } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { openTransaction } from '../test-support/open-transaction.ts';
import { insertTaskRows } from '../test-support/task-rows.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

const ROUNDS = 8;

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterAll(() => api.close());

async function ownersOf(projectId: string): Promise<number> {
  const owners = await api.database.query(`SELECT 1 FROM members WHERE project_id = $1 AND role = 'owner'`, [
    projectId,
  ]);
  return owners.length;
}

describe('two owners at the same moment', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => [round]))('cannot both leave (round %i)', async () => {
    const project = await api.createProject(kim, [['owner', lee]]);
    const answers = await Promise.all(
      [kim, lee].map((as) => api.request('DELETE', `/api/projects/${project.id}/members/${as.sub}`, { as })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('last-owner');
    expect(await ownersOf(project.id)).toBe(1);
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => [round]))(
    'cannot demote each other (round %i)',
    async () => {
      const project = await api.createProject(kim, [['owner', lee]]);
      const answers = await Promise.all(
        [[kim, lee] as const, [lee, kim] as const].map(([as, other]) =>
          api.request('PATCH', `/api/projects/${project.id}/members/${other.sub}`, {
            as,
            body: { role: 'viewer' },
          }),
        ),
      );
      // Whoever comes second is no owner any more.
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
      expect(await ownersOf(project.id)).toBe(1);
    },
  );
});

describe('the same person added twice at the same moment', () => {
  it('is added once', async () => {
    const project = await api.createProject(kim);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        api.request('POST', `/api/projects/${project.id}/members`, {
          as: kim,
          body: { email: lee.email, role: 'editor' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await entriesOf(api, project.id, 'member.added')).toHaveLength(1);
  });

  it('is invited once when nobody has the address', async () => {
    const project = await api.createProject(kim);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        api.request('POST', `/api/projects/${project.id}/members`, {
          as: kim,
          body: { email: 'twice@example.com', role: 'editor' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409, 409]);
    expect(await entriesOf(api, project.id, 'invitation.created')).toHaveLength(1);
  });
});

describe('a removal while somebody assigns the person a part', () => {
  async function start() {
    const project = await api.createProject(kim, [['editor', lee]]);
    const task = await api.createTask(kim, project, { parts: [{ role: 'design' }] });
    return {
      task,
      assign: () =>
        api.request('PUT', `/api/tasks/${task.id}/parts/${task.parts[0]?.id}`, {
          as: kim,
          seen: 1,
          body: { assigneeId: lee.sub },
        }),
      create: () =>
        api.request('POST', `/api/projects/${project.id}/tasks`, {
          as: kim,
          body: { title: 'Another', parts: [{ role: 'text', assigneeId: lee.sub }] },
        }),
      remove: () => api.request('DELETE', `/api/projects/${project.id}/members/${lee.sub}`, { as: kim }),
      assigned: () =>
        api.database.query(
          'SELECT 1 FROM parts JOIN tasks t ON t.id = task_id WHERE t.project_id = $1 AND assignee_id = $2',
          [project.id, lee.sub],
        ),
      project,
    };
  }

  it('waits for an assignment that has begun, and takes it back', async () => {
    const { task, project, remove, assigned } = await start();
    const assigning = await openTransaction(api.database.url);
    await assigning.query('SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE', [task.id]);
    await assigning.query('SELECT 1 FROM members WHERE project_id = $1 AND user_id = $2 FOR KEY SHARE', [
      project.id,
      lee.sub,
    ]);
    await assigning.query('UPDATE parts SET assignee_id = $2 WHERE task_id = $1', [task.id, lee.sub]);
    const removed = remove();
    await assigning.waitedForBy(1);
    await assigning.commit();
    expect((await removed).status).toBe(204);
    expect(await assigned()).toEqual([]);
  });

  it('leaves no assignment that begins later a chance, and does not make it wait', async () => {
    const { project, assign, create, assigned } = await start();
    const removing = await openTransaction(api.database.url);
    await removing.query('DELETE FROM members WHERE project_id = $1 AND user_id = $2', [project.id, lee.sub]);
    const answers = [await assign(), await create()];
    await removing.commit();
    expect(answers.map(({ status, body }) => [status, body.errors])).toEqual([
      [400, [{ path: 'assigneeId', message: 'Must be a member of the project' }]],
      [400, [{ path: 'parts.0.assigneeId', message: 'Must be a member of the project' }]],
    ]);
    expect(await assigned()).toEqual([]);
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => [round]))(
    'never leaves them assigned (round %i)',
    async () => {
      const { assign, create, remove, assigned } = await start();
      const [assignment, creation, removal] = await Promise.all([assign(), create(), remove()]);
      expect(removal.status).toBe(204);
      expect([200, 400]).toContain(assignment.status);
      expect([201, 400]).toContain(creation.status);
      expect(await assigned()).toEqual([]);
    },
  );
});

describe('a removal beside', () => {
  async function start() {
    const project = await api.createProject(kim, [['editor', lee]]);
    const task = await api.createTask(lee, project, { parts: [{ role: 'text', assigneeId: lee.sub }] });
    const watchers = () =>
      api.database.query(
        'SELECT 1 FROM watchers JOIN tasks t ON t.id = task_id WHERE t.project_id = $1 AND user_id = $2',
        [project.id, lee.sub],
      );
    const remove = () => api.request('DELETE', `/api/projects/${project.id}/members/${lee.sub}`, { as: kim });
    return { project, task, watchers, remove };
  }

  it('a comment that mentions them waits for it, and neither for the other', async () => {
    const { project, task, watchers, remove } = await start();
    const commenting = await openTransaction(api.database.url);
    await commenting.query('SELECT 1 FROM projects WHERE id = $1 FOR KEY SHARE', [project.id]);
    await commenting.query('SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE', [task.id]);
    const removed = remove();
    await commenting.waitedForBy(1);
    // What the automatic watch of a comment does.
    await commenting.query(
      `INSERT INTO watchers (task_id, user_id, watching) VALUES ($1, $2, true) ON CONFLICT DO NOTHING`,
      [task.id, lee.sub],
    );
    await commenting.commit();
    expect((await removed).status).toBe(204);
    expect(await watchers()).toEqual([]);
  });

  it('a comment of theirs makes nobody watch who is being removed', async () => {
    const { project, task, watchers } = await start();
    await api.database.query('DELETE FROM watchers WHERE task_id = $1', [task.id]);
    const removing = await openTransaction(api.database.url);
    await removing.query('DELETE FROM members WHERE project_id = $1 AND user_id = $2', [project.id, lee.sub]);
    const commented = await api.request('POST', `/api/tasks/${task.id}/comments`, {
      as: lee,
      body: { body: 'Ready' },
    });
    const watched = await api.request('PUT', `/api/tasks/${task.id}/watch`, { as: lee });
    await removing.commit();
    expect([commented.status, watched.status]).toEqual([201, 204]);
    expect(await watchers()).toEqual([]);
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => [round]))(
    'comments, watches and bulks leaves no watcher behind (round %i)',
    async () => {
      const { project, task, watchers, remove } = await start();
      const answers = await Promise.all([
        ...Array.from({ length: 4 }, () =>
          api.request('POST', `/api/tasks/${task.id}/comments`, {
            as: kim,
            body: { body: `@[Lee](${lee.sub}) look` },
          }),
        ),
        remove(),
        api.request('PUT', `/api/tasks/${task.id}/watch`, { as: lee }),
        api.request('POST', `/api/projects/${project.id}/tasks/bulk`, {
          as: kim,
          body: { ids: [task.id], patch: { priority: 'high' } },
        }),
      ]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(await watchers()).toEqual([]);
    },
  );

  it('ranks that are made anew waits for these, and the other way about', async () => {
    const { project, task, remove } = await start();
    const compacting = await openTransaction(api.database.url);
    await compacting.query('SELECT 1 FROM projects WHERE id = $1 FOR UPDATE', [project.id]);
    const removed = remove();
    await compacting.waitedForBy(1);
    // Would be a deadlock, had the removal locked the task first.
    await compacting.query(`UPDATE tasks SET rank = 'a5' WHERE id = $1`, [task.id]);
    await compacting.commit();
    expect((await removed).status).toBe(204);
  });
});

describe('a creation that waits for the project', () => {
  it.each([
    [
      'is not for who was removed meanwhile',
      'DELETE FROM members WHERE project_id = $1 AND user_id = $2',
      404,
    ],
    [
      'is not for who was made a viewer meanwhile',
      `UPDATE members SET role = 'viewer' WHERE project_id = $1 AND user_id = $2`,
      403,
    ],
  ])('%s', async (_what, change, status) => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const changing = await openTransaction(api.database.url);
    await changing.query('SELECT 1 FROM projects WHERE id = $1 FOR UPDATE', [project.id]);
    await changing.query(change, [project.id, lee.sub]);
    const created = api.request('POST', `/api/projects/${project.id}/tasks`, {
      as: lee,
      body: { title: 'Late' },
    });
    await changing.waitedForBy(1);
    await changing.commit();
    expect((await created).status).toBe(status);
    const next = await api.createTask(kim, project);
    expect(next.number).toBe(1);
  });
});

describe('a member of a great many tasks', () => {
  it('is removed, in pieces, and the others get one digest', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    await insertTaskRows(api.database, project, kim, 1_200);
    await api.database.query(
      `INSERT INTO parts (id, task_id, role, assignee_id, progress, weight, position)
       SELECT uuidv7(), id, 'text', $2, 30, 1, 0 FROM tasks WHERE project_id = $1`,
      [project.id, lee.sub],
    );
    const { status } = await api.request('DELETE', `/api/projects/${project.id}/members/${lee.sub}`, {
      as: lee,
    });
    expect(status).toBe(204);
    expect(
      await api.database.query(
        'SELECT DISTINCT assignee_id FROM parts JOIN tasks t ON t.id = task_id WHERE project_id = $1',
        [project.id],
      ),
    ).toEqual([{ assignee_id: null }]);
    expect(
      await api.database.query('SELECT version, count(*)::int FROM tasks WHERE project_id = $1 GROUP BY 1', [
        project.id,
      ]),
    ).toEqual([{ version: 2, count: 1_200 }]);
    const entries = await entriesOf(api, project.id, 'task.updated', 'digest');
    expect(entries.filter(({ kind }) => kind === 'task.updated')).toHaveLength(1_200);
    const digests = entries.filter((entry) => entry.kind === 'digest');
    expect(digests.map(({ notify: [recipient], total }) => [recipient?.name, total])).toEqual([
      ['Kim', 1_200],
    ]);
  });
});

describe('an invitation', () => {
  it('waits for whoever has the address in hand, and looks it up only then', async () => {
    const project = await api.createProject(kim);
    const park = await api.signUp('Park');
    await api.tables.deleteDirectoryEntry(park.email);
    const registering = await openTransaction(api.database.url);
    await registering.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `address#${park.email}`,
    ]);
    const added = api.request<Member>('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: park.email, role: 'editor' },
    });
    await registering.waitedForBy(1);
    await api.tables.putDirectoryEntry({ ...park, userId: park.sub, emailVerified: true });
    await registering.commit();
    const { status, body } = await added;
    expect([status, body.user.id]).toEqual([201, park.sub]);
  });
});
