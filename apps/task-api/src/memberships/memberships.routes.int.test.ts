import { randomUUID } from 'node:crypto';
import {
  type Member,
  type MemberList,
  memberListSchema,
  memberSchema,
  type Project,
  type Task,
} from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
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
      user: { id: lee.sub, name: 'Lee', email: lee.email, emailVerified: true },
      role: 'editor',
      createdAt: expect.any(String),
    });
    const { status: seen } = await api.request('GET', `/api/projects/${project.key}`, { as: lee });
    expect(seen).toBe(200);
  });

  it('mails whom it adds', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    expect(await entriesOf(api, project.id, 'member.added')).toMatchObject([
      {
        actor: { id: kim.sub, name: 'Kim' },
        member: { id: lee.sub, name: 'Lee', role: 'editor' },
        notify: [{ id: lee.sub, email: lee.email, name: 'Lee', locale: 'en', reason: 'member' }],
      },
    ]);
  });

  it('answers the same to the same key, and adds once', async () => {
    const project = await api.createProject(kim);
    const add = () =>
      api.request<Member>('POST', `/api/projects/${project.id}/members`, {
        as: kim,
        body: { email: lee.email, role: 'viewer' },
        headers: { 'idempotency-key': project.id },
      });
    const [first, second] = [await add(), await add()];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect(await entriesOf(api, project.id, 'member.added')).toHaveLength(1);
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
    expect(body.user).toEqual({
      id: now.userId,
      name: 'Now',
      email: before.email,
      emailVerified: true,
    });
  });

  it('says whose address is not known to be theirs, until it is', async () => {
    const project = await api.createProject(kim);
    const park = await api.signUp('Park');
    await api.tables.putDirectoryEntry({ ...park, userId: park.sub, emailVerified: false });
    const { body } = await api.request<Member>('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: park.email, role: 'viewer' },
    });
    expect(body.user.emailVerified).toBe(false);
    const verified = async () => {
      const list = await api.request<MemberList>('GET', `/api/projects/${project.id}/members`, { as: kim });
      return list.body.items.map(({ user }) => [user.name, user.emailVerified]);
    };
    expect(await verified()).toEqual([
      ['Kim', true],
      ['Park', false],
    ]);
    const later = { issuedAt: Math.ceil(Date.now() / 1000) + 1 };
    const token = await api.issuer.sign({ ...park, email_verified: true }, later);
    await api.request('GET', '/api/projects', { token });
    // One that does not say so takes nothing back.
    await api.request('GET', '/api/projects', { token: await api.issuer.sign(park, later) });
    expect(await verified()).toEqual([
      ['Kim', true],
      ['Park', true],
    ]);
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

describe('PATCH /api/projects/{projectId}/members/{userId}', () => {
  function setRole(project: Project, user: TestUser, role: string, as = kim) {
    return api.request<Member>('PATCH', `/api/projects/${project.id}/members/${user.sub}`, {
      as,
      body: { role },
    });
  }

  it('changes what a member may do, with one entry', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    const { status, body } = await setRole(project, lee, 'editor');
    expect(status).toBe(200);
    expect(memberSchema.parse(body)).toMatchObject({ user: { id: lee.sub, name: 'Lee' }, role: 'editor' });
    expect(await entriesOf(api, project.id, 'member.updated')).toMatchObject([
      {
        actor: { name: 'Kim' },
        member: { id: lee.sub, name: 'Lee', role: 'editor' },
        changes: [{ field: 'role', from: 'viewer', to: 'editor' }],
        notify: [],
      },
    ]);
  });

  it('changes nothing when they have the role already', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    expect((await setRole(project, lee, 'viewer')).status).toBe(200);
    expect((await setRole(project, kim, 'owner')).status).toBe(200);
    expect(await entriesOf(api, project.id, 'member.updated')).toEqual([]);
  });

  it('keeps the last owner', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const { status, body } = await api.request('PATCH', `/api/projects/${project.id}/members/${kim.sub}`, {
      as: kim,
      body: { role: 'editor' },
    });
    expect([status, body.code]).toEqual([409, 'last-owner']);
  });

  it('lets an owner step back when there is another one', async () => {
    const project = await api.createProject(kim, [['owner', lee]]);
    expect((await setRole(project, kim, 'viewer')).body.role).toBe('viewer');
  });

  it('finds no one who is no member', async () => {
    const project = await api.createProject(kim);
    expect((await setRole(project, lee, 'editor')).status).toBe(404);
  });

  it('is not for an editor, not even about themselves', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    expect((await setRole(project, lee, 'owner', lee)).status).toBe(403);
    expect((await setRole(project, kim, 'viewer', lee)).status).toBe(403);
  });
});

describe('DELETE /api/projects/{projectId}/members/{userId}', () => {
  function remove(project: Project, user: TestUser, as = kim) {
    return api.request('DELETE', `/api/projects/${project.id}/members/${user.sub}`, { as });
  }

  it('unassigns their parts, tells the others in one mail, and ends what they watch', async () => {
    const [owner, park] = [kim, await api.signUp('Park')];
    const project = await api.createProject(owner, [
      ['editor', lee],
      ['editor', park],
    ]);
    const parts = [
      { role: 'design', assigneeId: lee.sub },
      { role: 'text', assigneeId: park.sub },
    ];
    const tasks = [
      await api.createTask(owner, project, { title: 'One', parts }),
      await api.createTask(owner, project, { title: 'Two', parts }),
    ];
    expect((await remove(project, lee)).status).toBe(204);

    expect((await api.request('GET', `/api/projects/${project.id}`, { as: lee })).status).toBe(404);
    const { body: task } = await api.request<Task>('GET', `/api/tasks/${tasks[0]?.id}`, { as: owner });
    expect(task.parts.map(({ assignee }) => assignee?.name ?? null)).toEqual([null, 'Park']);
    const watching =
      'SELECT 1 FROM watchers w JOIN tasks t ON t.id = w.task_id WHERE project_id = $1 AND user_id = $2';
    expect(await api.database.query(watching, [project.id, lee.sub])).toEqual([]);

    const entries = await entriesOf(api, project.id, 'member.removed', 'task.updated', 'digest');
    expect(entries).toMatchObject([
      {
        kind: 'member.removed',
        actor: { name: 'Kim' },
        member: { id: lee.sub, name: 'Lee', role: 'editor' },
      },
      {
        kind: 'task.updated',
        task: { title: 'One' },
        changes: [{ field: 'part.assignee', from: { id: lee.sub, name: 'Lee' }, to: null }],
        notify: [],
      },
      { kind: 'task.updated', task: { title: 'Two' }, notify: [] },
      { kind: 'digest', total: 2, notify: [{ id: park.sub, reason: 'assignee' }] },
    ]);
    expect(new Set(entries.flatMap((entry) => ('bulkId' in entry ? [entry.bulkId] : []))).size).toBe(1);
  });

  it('lets anybody leave', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    expect((await remove(project, lee, lee)).status).toBe(204);
    expect(await entriesOf(api, project.id, 'member.removed')).toMatchObject([{ actor: { id: lee.sub } }]);
  });

  it('keeps the last owner, who may leave after another one', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const { status, body } = await remove(project, kim);
    expect([status, body.code]).toEqual([409, 'last-owner']);
    await api.request('PATCH', `/api/projects/${project.id}/members/${lee.sub}`, {
      as: kim,
      body: { role: 'owner' },
    });
    expect((await remove(project, kim)).status).toBe(204);
  });

  it('is not for an editor about others', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const { status, body } = await remove(project, kim, lee);
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('finds no one who is no member, nor anybody twice', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    await remove(project, lee);
    const { status, body } = await remove(project, lee);
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it('tells a stranger nothing', async () => {
    const project = await api.createProject(kim);
    expect((await remove(project, kim, lee)).status).toBe(404);
  });
});
