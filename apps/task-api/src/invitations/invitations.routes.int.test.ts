import {
  type Invitation,
  type InvitationList,
  invitationListSchema,
  invitationSchema,
  type Project,
} from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

let project: Project;
beforeEach(async () => {
  project = await api.createProject(kim, [['editor', lee]]);
});

function invite(email: string, role = 'editor') {
  return api.request<Invitation>('POST', `/api/projects/${project.id}/members`, {
    as: kim,
    body: { email, role },
  });
}

const path = (id = '') => `/api/projects/${project.id}/invitations${id && `/${id}`}`;

describe('adding somebody who has not signed up', () => {
  it('invites them by mail, in the language of whoever invites', async () => {
    const { status, body } = await invite(' New.Person@Example.com ', 'viewer');
    expect(status).toBe(202);
    expect(invitationSchema.parse(body)).toEqual({
      id: body.id,
      email: 'new.person@example.com',
      role: 'viewer',
      invitedBy: { id: kim.sub, name: 'Kim' },
      createdAt: expect.any(String),
    });
    expect(await entriesOf(api, project.id, 'invitation.created')).toMatchObject([
      {
        actor: { id: kim.sub, name: 'Kim' },
        invitation: { id: body.id, email: 'new.person@example.com', role: 'viewer' },
        notify: [{ id: body.id, email: 'new.person@example.com', name: '', locale: 'en', reason: 'invitee' }],
      },
    ]);
  });

  it('refuses to invite them again', async () => {
    await invite('again@example.com');
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: 'AGAIN@example.com', role: 'owner' },
    });
    expect([status, body.code, body.detail, body.errors]).toEqual([
      409,
      'invitation-exists',
      'This address has been invited already. That invitation can be mailed again.',
      [{ path: 'email', message: 'Has been invited already' }],
    ]);
  });

  it('is done fifty times a day and no more, those taken back included', async () => {
    const park = await api.signUp('Park');
    const own = await api.createProject(park);
    const ask = (email: string) =>
      api.request<Invitation>('POST', `/api/projects/${own.id}/members`, {
        as: park,
        body: { email, role: 'viewer' },
      });
    const first = await ask('first@example.com');
    await api.request('DELETE', `/api/projects/${own.id}/invitations/${first.body.id}`, { as: park });
    // Refused, so it does not count.
    await ask('first@example.com');
    expect((await ask('first@example.com')).status).toBe(409);
    const count = async () =>
      api.database.query('SELECT made FROM invitation_counts WHERE user_id = $1', [park.sub]);
    expect(await count()).toEqual([{ made: 2 }]);
    await api.database.query('UPDATE invitation_counts SET made = 45 WHERE user_id = $1', [park.sub]);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(`many${n}@example.com`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 202, 202, 202, 202, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await count()).toEqual([{ made: 50 }]);
    await api.database.query(`UPDATE invitation_counts SET day = day - 1 WHERE user_id = $1`, [park.sub]);
    expect((await ask('tomorrow@example.com')).status).toBe(202);
    expect(await count()).toEqual([{ made: 1 }]);
  });

  it('makes them a member at once when they have signed up since, in place of the invitation', async () => {
    const park = await api.signUp('Park');
    await api.tables.deleteDirectoryEntry(park.email);
    const { body: invitation } = await invite(park.email);
    await api.tables.putDirectoryEntry({ ...park, userId: park.sub, emailVerified: false });
    expect((await invite(park.email, 'owner')).status).toBe(201);
    expect((await api.request<InvitationList>('GET', path(), { as: kim })).body.items).toEqual([]);
    const [, entry] = await entriesOf(api, project.id, 'member.added');
    expect(entry).toMatchObject({ invitationId: invitation.id, member: { id: park.sub, role: 'owner' } });
  });
});

describe('GET /api/projects/{projectId}/invitations', () => {
  it('pages through those that wait, the oldest first', async () => {
    for (const email of ['c@example.com', 'a@example.com', 'b@example.com']) await invite(email);
    const first = await api.request<InvitationList>('GET', `${path()}?limit=2`, { as: kim });
    const second = await api.request<InvitationList>(
      'GET',
      `${path()}?limit=2&cursor=${first.body.nextCursor}`,
      {
        as: kim,
      },
    );
    expect(invitationListSchema.parse(first.body).items.map(({ email }) => email)).toEqual([
      'c@example.com',
      'a@example.com',
    ]);
    expect(second.body.items.map(({ email }) => email)).toEqual(['b@example.com']);
    expect(second.body.nextCursor).toBeNull();
  });

  it('is for owners', async () => {
    const { status, body } = await api.request('GET', path(), { as: lee });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('tells a stranger nothing', async () => {
    expect((await api.request('GET', path(), { as: await api.signUp('Choi') })).status).toBe(404);
  });

  it.each([
    ['of another list', JSON.stringify(['Web', '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10'])],
    [
      'of a year that PostgreSQL lacks',
      JSON.stringify(['0000-01-01T00:00:00.000Z', '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10']),
    ],
  ])('refuses a cursor %s', async (_, position) => {
    const cursor = Buffer.from(position).toString('base64url');
    const { status, body } = await api.request('GET', `${path()}?cursor=${cursor}`, { as: kim });
    expect([status, body.errors?.map((error) => error.path)]).toEqual([400, ['cursor']]);
  });
});

describe('POST /api/projects/{projectId}/invitations/{invitationId}/mails', () => {
  const mailAgain = (id: string, as = kim) => api.request<Invitation>('POST', `${path(id)}/mails`, { as });

  it('mails it again, as of whoever asks', async () => {
    const { body: first } = await invite('slow@example.com');
    const park = await api.signUp('Park');
    await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: park.email, role: 'owner' },
    });
    const { status, body } = await mailAgain(first.id, park);
    expect(status).toBe(202);
    expect(invitationSchema.parse(body)).toEqual({
      ...first,
      invitedBy: { id: park.sub, name: 'Park' },
      createdAt: expect.any(String),
    });
    const list = await api.request<InvitationList>('GET', path(), { as: kim });
    expect(list.body.items).toEqual([body]);
    const invitation = { id: first.id, email: 'slow@example.com', role: 'editor' };
    const notify = [{ id: first.id, email: 'slow@example.com', reason: 'invitee' }];
    expect(await entriesOf(api, project.id, 'invitation.created')).toMatchObject([
      { actor: { name: 'Kim' }, invitation, notify },
      { actor: { name: 'Park' }, invitation, notify },
    ]);
  });

  it('leaves it as it is above the invitations of a day', async () => {
    const park = await api.signUp('Park');
    const own = await api.createProject(park);
    const invitations = `/api/projects/${own.id}/invitations`;
    const { body: first } = await api.request<Invitation>('POST', `/api/projects/${own.id}/members`, {
      as: park,
      body: { email: 'last@example.com', role: 'viewer' },
    });
    await api.database.query('UPDATE invitation_counts SET made = 50 WHERE user_id = $1', [park.sub]);
    const { status } = await api.request('POST', `${invitations}/${first.id}/mails`, { as: park });
    expect(status).toBe(429);
    expect((await api.request<InvitationList>('GET', invitations, { as: park })).body.items).toEqual([first]);
  });

  it('finds none that was taken back', async () => {
    const { body: invitation } = await invite('gone@example.com');
    await api.request('DELETE', path(invitation.id), { as: kim });
    expect((await mailAgain(invitation.id)).status).toBe(404);
  });
});

describe('DELETE /api/projects/{projectId}/invitations/{invitationId}', () => {
  it('takes an invitation back, once', async () => {
    const { body: invitation } = await invite('back@example.com');
    const answers = await Promise.all([
      api.request('DELETE', path(invitation.id), { as: kim }),
      api.request('DELETE', path(invitation.id), { as: kim }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await entriesOf(api, project.id, 'invitation.revoked')).toMatchObject([
      { actor: { name: 'Kim' }, invitation: { id: invitation.id, email: 'back@example.com' }, notify: [] },
    ]);
    expect((await invite('back@example.com')).status).toBe(202);
  });

  it('does not reach into another project', async () => {
    const { body: invitation } = await invite('other@example.com');
    const other = await api.createProject(lee);
    const { status } = await api.request('DELETE', `/api/projects/${other.id}/invitations/${invitation.id}`, {
      as: lee,
    });
    expect(status).toBe(404);
  });

  it('is for owners', async () => {
    const { body: invitation } = await invite('mine@example.com');
    const { status, body } = await api.request('DELETE', path(invitation.id), { as: lee });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });
});
