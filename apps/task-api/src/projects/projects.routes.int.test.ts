import { type Project, type ProjectList, projectListSchema, projectSchema } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterAll(() => api.close());

describe('POST /api/projects', () => {
  it('creates a project that its creator owns', async () => {
    const { status, headers, body } = await api.request<Project>('POST', '/api/projects', {
      as: kim,
      body: { key: 'WEB', name: ' Web site ', description: 'All pages' },
    });
    expect(status).toBe(201);
    expect(projectSchema.parse(body)).toEqual({
      id: expect.any(String),
      key: 'WEB',
      name: 'Web site',
      description: 'All pages',
      role: 'owner',
      archivedAt: null,
      createdAt: body.createdAt,
      updatedAt: body.createdAt,
    });
    expect(headers.get('location')).toBe(`/api/projects/${body.id}`);
  });

  it('refuses a key that another project has', async () => {
    await api.request('POST', '/api/projects', { as: kim, body: { key: 'TAKEN', name: 'First' } });
    const { status, body } = await api.request('POST', '/api/projects', {
      as: lee,
      body: { key: 'TAKEN', name: 'Second' },
    });
    expect([status, body.code, body.errors]).toEqual([
      409,
      'key-taken',
      [{ path: 'key', message: 'Another project has this key' }],
    ]);
  });

  it('names all fields that are wrong', async () => {
    const { status, body } = await api.request('POST', '/api/projects', {
      as: kim,
      body: { key: 'web', name: '', owner: 'me' },
    });
    expect([status, body.code]).toEqual([400, 'validation']);
    expect(body.errors?.map(({ path }) => path)).toEqual(['key', 'name', 'owner']);
  });
});

describe('GET /api/projects/{projectId}', () => {
  it('finds a project by its id and by its key', async () => {
    const project = await api.createProject(kim);
    const byId = await api.request('GET', `/api/projects/${project.id.toUpperCase()}`, { as: kim });
    const byKey = await api.request('GET', `/api/projects/${project.key}`, { as: kim });
    expect([byId.status, byId.body]).toEqual([200, project]);
    expect([byKey.status, byKey.body]).toEqual([200, project]);
  });

  it('shows everybody their own role', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    const { body } = await api.request('GET', `/api/projects/${project.id}`, { as: lee });
    expect(body).toMatchObject({ role: 'viewer' });
  });

  it('does not tell whoever is no member that it exists', async () => {
    const project = await api.createProject(kim);
    const theirs = await api.request('GET', `/api/projects/${project.id}`, { as: lee });
    const nobodys = await api.request('GET', '/api/projects/NONE', { as: lee });
    expect([theirs.status, theirs.body.code]).toEqual([404, 'not-found']);
    expect(theirs.body.detail).toBe(nobodys.body.detail);
  });

  it('names a reference that is neither id nor key', async () => {
    const { status, body } = await api.request('GET', '/api/projects/web', { as: kim });
    expect([status, body.errors]).toEqual([
      400,
      [{ path: 'projectId', message: 'Must be the id or the key of a project' }],
    ]);
  });
});

describe('GET /api/projects', () => {
  it('pages through the projects of the caller by name', async () => {
    const park = await api.signUp('Park');
    for (const [key, name] of [
      ['PA', 'banana'],
      ['PB', 'Apple'],
      ['PC', 'Apple'],
      ['PD', '가을'],
      ['PE', 'Cherry'],
    ]) {
      await api.request('POST', '/api/projects', { as: park, body: { key, name } });
    }
    const first = await api.request<ProjectList>('GET', '/api/projects?limit=3', { as: park });
    const second = await api.request<ProjectList>(
      'GET',
      `/api/projects?limit=3&cursor=${first.body.nextCursor}`,
      { as: park },
    );
    expect(projectListSchema.parse(first.body).items.map(({ key }) => key)).toEqual(['PB', 'PC', 'PA']);
    expect(second.body.items.map(({ key }) => key)).toEqual(['PE', 'PD']);
    expect(second.body.nextCursor).toBeNull();
  });

  it('is empty for whoever has none', async () => {
    const { body } = await api.request('GET', '/api/projects', { as: await api.signUp('Choi') });
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['offset=10', 'offset'],
  ])('refuses ?%s, naming %s', async (query, path) => {
    const { status, body } = await api.request('GET', `/api/projects?${query}`, { as: kim });
    expect([status, body.code, body.errors?.map((error) => error.path)]).toEqual([400, 'validation', [path]]);
  });
});
