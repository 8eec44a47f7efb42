import { randomUUID } from 'node:crypto';
import { type Member, type MemberList, memberListSchema, memberSchema } from '@baton/dto';
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

describe('POST /api/projects/{projectId}/members', () => {
  it('adds someone who has signed up but never been here', async () => {
    const project = await api.createProject(kim);
    const { status, body } = await api.request<Member>('POST', `/api/projects/${project.key}/members`, {
      as: kim,
      body: { email: ` ${lee.email.toUpperCase()} `, role: 'editor' },
    });
    expect(status).toBe(201);
    expect(memberSchema.parse(body)).toEqual({
      user: { id: lee.sub, name: 'Lee', email: lee.email },
      role: 'editor',
      createdAt: expect.any(String),
    });
    const { status: seen } = await api.request('GET', `/api/projects/${project.key}`, { as: lee });
    expect(seen).toBe(200);
  });

  it('says when nobody has signed up with the address', async () => {
    const project = await api.createProject(kim);
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: 'nobody@example.com', role: 'viewer' },
    });
    expect([status, body.code, body.errors]).toEqual([
      404,
      'user-not-found',
      [{ path: 'email', message: 'Nobody has signed up with this address' }],
    ]);
  });

  it('adds whoever has the address now, not who had it before', async () => {
    const project = await api.createProject(kim);
    const before = await api.signUp('Before');
    await api.request('GET', '/api/projects', { as: before });
    const now = { userId: randomUUID(), email: before.email, name: 'Now', locale: 'ko', emailVerified: true };
    await api.tables.putDirectoryEntry(now);
    const { body } = await api.request<Member>('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: before.email, role: 'viewer' },
    });
    expect(body.user).toEqual({ id: now.userId, name: 'Now', email: before.email });
  });

  it('does not add anybody twice', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: lee.email, role: 'viewer' },
    });
    expect([status, body.code]).toEqual([409, 'member-exists']);
  });

  it.each(['editor', 'viewer'] as const)('is not for an %s', async (role) => {
    const project = await api.createProject(kim, [[role, lee]]);
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/members`, {
      as: lee,
      body: { email: 'someone@example.com', role: 'owner' },
    });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('tells a stranger nothing', async () => {
    const project = await api.createProject(kim);
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/members`, {
      as: lee,
      body: { email: lee.email, role: 'owner' },
    });
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it('names all fields that are wrong', async () => {
    const { status, body } = await api.request('POST', '/api/projects/web/members', {
      as: kim,
      body: { email: 'kim', role: 'king' },
    });
    expect([status, body.errors?.map(({ path }) => path)]).toEqual([400, ['projectId', 'email', 'role']]);
  });
});

describe('GET /api/projects/{projectId}/members', () => {
  it('pages through the members by name', async () => {
    const [an, bae] = await Promise.all([api.signUp('An'), api.signUp('Bae')]);
    const project = await api.createProject(kim, [
      ['viewer', bae],
      ['editor', an],
    ]);
    const path = `/api/projects/${project.id}/members?limit=2`;
    const first = await api.request<MemberList>('GET', path, { as: an });
    const second = await api.request<MemberList>('GET', `${path}&cursor=${first.body.nextCursor}`, {
      as: an,
    });
    expect(memberListSchema.parse(first.body).items.map(({ user, role }) => [user.name, role])).toEqual([
      ['An', 'editor'],
      ['Bae', 'viewer'],
    ]);
    expect(second.body.items.map(({ user, role }) => [user.name, role])).toEqual([['Kim', 'owner']]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('tells a stranger nothing', async () => {
    const project = await api.createProject(kim);
    const { status } = await api.request('GET', `/api/projects/${project.id}/members`, { as: lee });
    expect(status).toBe(404);
  });
});
