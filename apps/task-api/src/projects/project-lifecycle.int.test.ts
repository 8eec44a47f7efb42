import { type Project, type ProjectList, projectSchema } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { openTransaction } from '../test-support/open-transaction.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let park: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, park] = await Promise.all([api.signUp('Kim'), api.signUp('Lee'), api.signUp('Park')]);
});
afterAll(() => api.close());

let project: Project;
beforeEach(async () => {
  project = await api.createProject(kim, [
    ['editor', lee],
    ['viewer', park],
  ]);
});

const path = () => `/api/projects/${project.id}`;

function patch(body: object, as = kim) {
  return api.request<Project>('PATCH', path(), { as, body });
}

describe('PATCH /api/projects/{projectId}', () => {
  it('changes what differs, with one entry that says what', async () => {
    const { status, headers, body } = await patch({ name: ' 웹 사이트 ', description: '', archived: false });
    expect(status).toBe(200);
    expect(projectSchema.parse(body)).toEqual({
      ...project,
      name: '웹 사이트',
      updatedAt: body.updatedAt,
    });
    expect((await api.request('GET', path(), { as: kim })).body).toEqual(body);
    expect(await entriesOf(api, project.id, 'project.updated')).toEqual([
      {
        v: 2,
        id: expect.any(String),
        at: body.updatedAt,
        kind: 'project.updated',
        request: { id: headers.get('x-request-id'), method: 'PATCH', path: path() },
        actor: { id: kim.sub, name: 'Kim' },
        project: { id: project.id, key: project.key, name: '웹 사이트' },
        changes: [{ field: 'name', from: project.name, to: '웹 사이트' }],
        notify: [],
      },
    ]);
  });

  it('changes nothing that is so already, and writes no entry', async () => {
    const { status, body } = await patch({ name: project.name, archived: false });
    expect([status, body]).toEqual([200, project]);
    expect(await entriesOf(api, project.id, 'project.updated')).toEqual([]);
  });

  it.each(['editor', 'viewer'] as const)('is not for an %s', async (role) => {
    const { status, body } = await api.request('PATCH', path(), {
      as: role === 'editor' ? lee : park,
      body: { name: 'Mine' },
    });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('tells a stranger nothing', async () => {
    const { status } = await patch({ name: 'Mine' }, await api.signUp('Choi'));
    expect(status).toBe(404);
  });

  it('names all fields that are wrong', async () => {
    const { status, body } = await api.request('PATCH', path(), {
      as: kim,
      body: { name: '\u200b', description: 'null \u0000 byte', archived: 'yes', key: 'OTHER' },
    });
    expect([status, body.errors?.map((error) => error.path)]).toEqual([
      400,
      ['name', 'description', 'archived', 'key'],
    ]);
  });
});

describe('an archived project', () => {
  beforeEach(() => patch({ archived: true }));

  it('is in the list of archived ones instead of the others', async () => {
    const keysOf = async (query: string) => {
      const { body } = await api.request<ProjectList>('GET', `/api/projects${query}`, { as: park });
      return body.items.map(({ key }) => key);
    };
    expect(await keysOf('?archived=true')).toContain(project.key);
    expect(await keysOf('?archived=false')).not.toContain(project.key);
    expect(await keysOf('')).not.toContain(project.key);
  });

  it('is read as before', async () => {
    const { status, body } = await api.request<Project>('GET', path(), { as: park });
    expect([status, body.archivedAt]).toEqual([200, expect.stringMatching(/^\d{4}-/)]);
  });

  it('takes no change but its restoration', async () => {
    const renamed = await api.request('PATCH', path(), { as: kim, body: { name: 'Renamed' } });
    expect([renamed.status, renamed.body.code]).toEqual([409, 'project-archived']);
    const again = await patch({ archived: true });
    expect(again.status).toBe(200);
    const restored = await patch({ archived: false });
    expect([restored.status, restored.body.archivedAt]).toEqual([200, null]);
    const [, entry, ...others] = await entriesOf(api, project.id, 'project.updated');
    expect(entry?.changes).toEqual([{ field: 'archived', from: true, to: false }]);
    expect(others).toEqual([]);
  });

  it.each([
    ['POST', '/members', { email: 'choi@example.com', role: 'viewer' }],
    ['POST', '/tasks', { title: 'Write the page' }],
  ])('refuses %s %s', async (method, below, body) => {
    const answer = await api.request(method, `${path()}${below}`, { as: kim, body });
    expect([answer.status, answer.body.code]).toEqual([409, 'project-archived']);
  });

  it('keeps the roles of its members, and lets them leave', async () => {
    const promoted = await api.request('PATCH', `${path()}/members/${lee.sub}`, {
      as: kim,
      body: { role: 'owner' },
    });
    expect([promoted.status, promoted.body.code]).toEqual([409, 'project-archived']);
    const left = await api.request('DELETE', `${path()}/members/${lee.sub}`, { as: lee });
    expect(left.status).toBe(204);
  });
});

describe('a project that is being archived', () => {
  it('waits for changes in it that have begun', async () => {
    const changing = await openTransaction(api.database.url);
    await changing.query('SELECT FROM projects WHERE id = $1 FOR KEY SHARE', [project.id]);
    const archived = patch({ archived: true });
    await changing.waitedForBy(1);
    await changing.commit();
    expect((await archived).status).toBe(200);
  });

  it('takes no task that comes while it waits', async () => {
    const archiving = await openTransaction(api.database.url);
    await archiving.query('UPDATE projects SET archived_at = now() WHERE id = $1', [project.id]);
    const created = api.request('POST', `${path()}/tasks`, { as: kim, body: { title: 'Late' } });
    await archiving.waitedForBy(1);
    await archiving.commit();
    const { status, body } = await created;
    expect([status, body.code]).toEqual([409, 'project-archived']);
    expect(await entriesOf(api, project.id, 'task.created')).toEqual([]);
  });
});

describe('DELETE /api/projects/{projectId}', () => {
  it('deletes an archived project with all that is in it, and keeps its log', async () => {
    const task = await api.createTask(lee, project, { parts: [{ role: 'text', assigneeId: lee.sub }] });
    await patch({ archived: true });
    const { status } = await api.request('DELETE', path(), { as: kim });
    expect(status).toBe(204);
    expect((await api.request('GET', path(), { as: kim })).status).toBe(404);
    expect((await api.request('GET', `/api/tasks/${task.id}`, { as: lee })).status).toBe(404);
    expect(await entriesOf(api, project.id, 'project.deleted')).toMatchObject([
      { actor: { name: 'Kim' }, project: { key: project.key }, notify: [] },
    ]);
    expect(await entriesOf(api, project.id, 'task.created')).toHaveLength(1);
    const reused = await api.request('POST', '/api/projects', {
      as: lee,
      body: { key: project.key, name: 'Another' },
    });
    expect(reused.status).toBe(201);
  });

  it('refuses a project that is not archived', async () => {
    const { status, body } = await api.request('DELETE', path(), { as: kim });
    expect([status, body.code]).toEqual([409, 'project-not-archived']);
  });

  it('is not for an editor', async () => {
    await patch({ archived: true });
    const { status, body } = await api.request('DELETE', path(), { as: lee });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('happens once, of several at the same moment', async () => {
    await patch({ archived: true });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => api.request('DELETE', path(), { as: kim })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404]);
    expect(await entriesOf(api, project.id, 'project.deleted')).toHaveLength(1);
  });

  it('and a restoration at the same moment leave either a project or none', async () => {
    await patch({ archived: true });
    const [deleted, restored] = await Promise.all([
      api.request('DELETE', path(), { as: kim }),
      patch({ archived: false }),
    ]);
    expect([
      [204, 404],
      [409, 200],
    ]).toContainEqual([deleted.status, restored.status]);
  });

  it('deletes more tasks than one statement does', async () => {
    await api.createTask(kim, project);
    await api.database.query(
      `INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, rank,
         version, field_versions, created_by, created_at, updated_at)
       SELECT gen_random_uuid(), project_id, n, title, description, status, progress, priority, labels, 'a' || n,
         version, field_versions, created_by, created_at, updated_at
       FROM tasks, generate_series(2, 12000) n WHERE project_id = $1`,
      [project.id],
    );
    await api.database.query('UPDATE projects SET last_task_number = 12000 WHERE id = $1', [project.id]);
    await patch({ archived: true });
    expect((await api.request('DELETE', path(), { as: kim })).status).toBe(204);
    expect(await api.database.query('SELECT id FROM tasks WHERE project_id = $1', [project.id])).toEqual([]);
  });
});
