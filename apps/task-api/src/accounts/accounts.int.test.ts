import type { Member, MemberList, Project, Task } from '@baton/dto';
import type { AccountEvent } from '@baton/tables';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDatabase } from '../platform/database/index.ts';
import { entriesOf } from '../test-support/log-entries.ts';
import { openTransaction } from '../test-support/open-transaction.ts';
import { type RunningFeed, startTestFeed } from '../test-support/test-feed.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { createFeedPositionRepository } from './feed-position.repository.ts';

// Beside the feed of the fixture, so that two processes are always at it.
let api: TaskApiFixture;
let feed: RunningFeed;
let kim: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  feed = startTestFeed(api);
  kim = await api.signUp('Kim');
});
afterAll(async () => {
  await feed.stop();
  await api.close();
});

async function handled(id: string): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(await api.database.query('SELECT 1 FROM account_feed WHERE position >= $1', [id])).toHaveLength(
        1,
      ),
    { timeout: 20_000, interval: 5 },
  );
}

/** Says that it happened, as auth-fn does. */
async function say(
  type: AccountEvent['type'],
  user: TestUser,
  event: Partial<AccountEvent> = {},
): Promise<string> {
  const id = uuidv7();
  const { sub: userId, email, name, locale } = user;
  const at = new Date().toISOString();
  await api.tables.putAccountEvent({ id, type, userId, email, name, locale, at, ...event });
  return event.id ?? id;
}

async function happens(...args: Parameters<typeof say>): Promise<void> {
  await handled(await say(...args));
}

async function deletesTheirAccount(user: TestUser): Promise<void> {
  await api.tables.deleteDirectoryEntry(user.email);
  await happens('deleted', user, { name: '' });
}

/** Somebody who is about to sign up. */
async function stranger(name: string): Promise<TestUser> {
  const user = await api.signUp(name);
  await api.tables.deleteDirectoryEntry(user.email);
  return user;
}

function invite(project: Project, { email }: TestUser, role = 'editor') {
  return api.request('POST', `/api/projects/${project.id}/members`, { as: kim, body: { email, role } });
}

async function membersOf(project: Project, as = kim): Promise<[string, string][]> {
  const { body } = await api.request<MemberList>('GET', `/api/projects/${project.id}/members`, { as });
  return body.items.map(({ user, role }) => [user.name, role]);
}

async function userRow({ sub }: TestUser) {
  const [row] = await api.database.query('SELECT email, name, deleted_at FROM users WHERE id = $1', [sub]);
  return row;
}

describe('an address that is verified', () => {
  it('turns its invitations into memberships', async () => {
    const [web, app] = [await api.createProject(kim), await api.createProject(kim)];
    const lee = await stranger('Lee');
    await invite(web, lee, 'viewer');
    await invite(app, lee, 'owner');
    await invite(web, await stranger('Other'));
    await happens('verified', lee);

    expect(await membersOf(web)).toEqual([
      ['Kim', 'owner'],
      ['Lee', 'viewer'],
    ]);
    expect(await membersOf(app)).toEqual([
      ['Kim', 'owner'],
      ['Lee', 'owner'],
    ]);
    const [invited] = await entriesOf(api, web.id, 'invitation.created');
    expect(await entriesOf(api, web.id, 'member.added')).toMatchObject([
      {
        request: { id: expect.any(String), method: 'JOB', path: 'account-feed' },
        actor: { id: lee.sub, name: 'Lee' },
        member: { id: lee.sub, name: 'Lee', role: 'viewer' },
        invitationId: invited?.invitation.id,
        notify: [{ id: lee.sub, email: lee.email, name: 'Lee', locale: 'en', reason: 'member' }],
      },
    ]);
    const waiting = await api.request<{ items: object[] }>('GET', `/api/projects/${web.id}/invitations`, {
      as: kim,
    });
    expect(waiting.body.items).toMatchObject([{ role: 'editor' }]);
  });

  it('is shown as verified from then on, however late that is heard', async () => {
    const lee = await stranger('Lee');
    await api.tables.putDirectoryEntry({ ...lee, userId: lee.sub, emailVerified: false });
    const project = await api.createProject(kim, [['viewer', lee]]);
    const isVerified = async () => {
      const { body } = await api.request<MemberList>('GET', `/api/projects/${project.id}/members`, {
        as: kim,
      });
      return body.items.find(({ user }) => user.id === lee.sub)?.user.emailVerified;
    };
    expect(await isVerified()).toBe(false);
    // By now a token that was made later has been seen, which did not know it yet.
    await happens('verified', lee, { at: '2026-01-01T00:00:00.000Z' });
    expect(await isVerified()).toBe(true);
  });

  it('takes mails again, unless one has bounced since', async () => {
    const [lee, park] = [await stranger('Lee'), await stranger('Park')];
    const bounced = { reason: 'bounced', at: '2026-03-01T09:00:00.500Z', entryId: uuidv7() } as const;
    await Promise.all([lee, park].map(({ sub }) => api.tables.suppress(sub, bounced)));
    await happens('verified', lee, { at: '2026-03-01T09:00:00.501Z' });
    // As a poll that reads a day back brings it once more.
    await happens('verified', park, { at: '2026-03-01T09:00:00.499Z' });
    expect(await Promise.all([lee, park].map(({ sub }) => api.tables.isSuppressed(sub)))).toEqual([
      false,
      true,
    ]);
  });

  it('leaves no trace when nobody has invited it', async () => {
    const lee = await stranger('Lee');
    await happens('verified', lee);
    expect(await userRow(lee)).toBeUndefined();
  });

  it('is a member in the end, however an invitation and the sign-up meet', async () => {
    const project = await api.createProject(kim);
    const people = await Promise.all(Array.from({ length: 12 }, (_, n) => stranger(`Person${n}`)));
    const signUp = async (person: TestUser) => {
      await api.tables.putDirectoryEntry({ ...person, userId: person.sub, emailVerified: false });
      await say('verified', person);
    };
    await Promise.all(people.flatMap((person) => [invite(project, person), signUp(person)]));
    await vi.waitFor(async () => expect(await membersOf(project)).toHaveLength(13), {
      timeout: 20_000,
      interval: 20,
    });
    const added = await entriesOf(api, project.id, 'member.added');
    expect(added.map(({ member }) => member.id).sort()).toEqual(people.map(({ sub }) => sub).sort());
  });
});

describe('a profile that is updated', () => {
  it('shows the new name', async () => {
    const lee = await api.signUp('Lee');
    const project = await api.createProject(kim, [['viewer', lee]]);
    await happens('updated', lee, { name: '이서연' });
    expect(await membersOf(project)).toEqual([
      ['Kim', 'owner'],
      ['이서연', 'viewer'],
    ]);
  });

  it('does not replace what is newer, and is not kept of whoever has never been here', async () => {
    const lee = await api.signUp('Lee');
    const project = await api.createProject(kim, [['viewer', lee]]);
    await happens('updated', lee, { name: 'Before', at: '2026-01-01T00:00:00.000Z' });
    expect(await membersOf(project)).toContainEqual(['Lee', 'viewer']);

    const park = await stranger('Park');
    await happens('updated', park, { name: 'New' });
    expect(await userRow(park)).toBeUndefined();
  });
});

describe('an account that is deleted', () => {
  it('leaves an id without a name, no membership and no part', async () => {
    const [lee, park] = [await api.signUp('Lee'), await api.signUp('Park')];
    const project = await api.createProject(kim, [
      ['editor', lee],
      ['editor', park],
    ]);
    const task = await api.createTask(lee, project, {
      parts: [
        { role: 'design', assigneeId: lee.sub, progress: 40 },
        { role: 'text', assigneeId: park.sub },
      ],
    });
    await deletesTheirAccount(lee);

    expect(await userRow(lee)).toEqual({
      email: `deleted-${lee.sub}@account.invalid`,
      name: '',
      deleted_at: expect.any(Date),
    });
    expect(await membersOf(project)).toEqual([
      ['Kim', 'owner'],
      ['Park', 'editor'],
    ]);
    const { body } = await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: kim });
    expect(body.createdBy).toEqual({ id: lee.sub, name: '' });
    expect(body.parts.map(({ assignee, progress }) => [assignee?.name, progress])).toEqual([
      [undefined, 40],
      ['Park', 0],
    ]);
    expect(await api.database.query('SELECT 1 FROM watchers WHERE user_id = $1', [lee.sub])).toEqual([]);

    const entries = await entriesOf(api, project.id, 'member.removed', 'task.updated', 'digest');
    expect(entries).toMatchObject([
      { kind: 'member.removed', member: { id: lee.sub, name: '', role: 'editor' } },
      {
        kind: 'task.updated',
        changes: [{ field: 'part.assignee', from: { id: lee.sub, name: '' }, to: null }],
      },
      { kind: 'digest', notify: [{ id: park.sub }] },
    ]);
    for (const { actor, request } of entries) {
      expect(actor).toEqual({ id: lee.sub, name: '' });
      expect(request).toMatchObject({ method: 'JOB', path: 'account-feed' });
    }
    expect(JSON.stringify(entries)).not.toContain(lee.email);
  });

  it('hands a project without another owner to the longest-standing editor', async () => {
    const [lee, older, newer, viewer] = [
      await api.signUp('Lee'),
      await api.signUp('Older'),
      await api.signUp('Newer'),
      await api.signUp('Viewer'),
    ];
    const project = await api.createProject(lee, [
      ['viewer', viewer],
      ['editor', older],
      ['editor', newer],
    ]);
    await deletesTheirAccount(lee);
    expect(await membersOf(project, viewer)).toEqual([
      ['Newer', 'editor'],
      ['Older', 'owner'],
      ['Viewer', 'viewer'],
    ]);
    expect(await entriesOf(api, project.id, 'member.updated')).toMatchObject([
      {
        actor: { id: lee.sub, name: '' },
        member: { id: older.sub, role: 'owner' },
        changes: [{ field: 'role', from: 'editor', to: 'owner' }],
      },
    ]);
  });

  it('hands it to a viewer where there is no editor, and to nobody where there is another owner', async () => {
    const [lee, viewer] = [await api.signUp('Lee'), await api.signUp('Viewer')];
    const alone = await api.createProject(lee, [['viewer', viewer]]);
    const shared = await api.createProject(lee, [
      ['owner', kim],
      ['viewer', viewer],
    ]);
    await deletesTheirAccount(lee);
    expect(await membersOf(alone, viewer)).toEqual([['Viewer', 'owner']]);
    expect(await membersOf(shared)).toEqual([
      ['Kim', 'owner'],
      ['Viewer', 'viewer'],
    ]);
  });

  it('archives a project that nobody is left in, and takes back its invitations', async () => {
    const [lee, park] = [await api.signUp('Lee'), await stranger('Park')];
    const project = await api.createProject(lee);
    await api.request('POST', `/api/projects/${project.id}/members`, {
      as: lee,
      body: { email: park.email, role: 'viewer' },
    });
    await deletesTheirAccount(lee);
    await happens('verified', park);
    expect(
      await entriesOf(api, project.id, 'invitation.revoked', 'project.updated', 'member.added'),
    ).toMatchObject([
      { kind: 'invitation.revoked', invitation: { email: park.email } },
      { kind: 'project.updated', changes: [{ field: 'archived', from: false, to: true }] },
    ]);
    const [row] = await api.database.query('SELECT archived_at FROM projects WHERE id = $1', [project.id]);
    expect(row?.['archived_at']).toEqual(expect.any(Date));
  });

  it('leaves the invitations to an address that was never shown to be its own', async () => {
    const project = await api.createProject(kim);
    const [lee, impostor] = [await stranger('Lee'), await stranger('Impostor')];
    await invite(project, lee);
    await happens('deleted', { ...impostor, email: lee.email }, { name: '', emailVerified: false });
    expect(await entriesOf(api, project.id, 'invitation.revoked')).toEqual([]);
    await happens('verified', lee);
    expect(await membersOf(project)).toEqual([
      ['Kim', 'owner'],
      ['Lee', 'editor'],
    ]);
  });

  it('takes back the invitations to its address', async () => {
    const project = await api.createProject(kim);
    const lee = await stranger('Lee');
    await invite(project, lee);
    await happens('deleted', lee, { name: '' });
    expect(await entriesOf(api, project.id, 'invitation.revoked')).toMatchObject([
      { actor: { id: lee.sub, name: '' }, invitation: { email: lee.email } },
    ]);
  });

  it('does not come back by a token that still lives', async () => {
    const lee = await api.signUp('Lee');
    expect((await api.request('GET', '/api/projects', { as: lee })).status).toBe(200);
    await deletesTheirAccount(lee);
    const issuedAt = Math.floor(Date.now() / 1000) + 5;
    const { status, body } = await api.request('GET', '/api/projects', {
      token: await api.issuer.sign(lee, { issuedAt }),
    });
    expect([status, body.code]).toEqual([401, 'token-invalid']);
    expect(await userRow(lee)).toMatchObject({ name: '', deleted_at: expect.any(Date) });
  });

  it('does not come back though it has never been here', async () => {
    const lee = await api.signUp('Lee');
    await deletesTheirAccount(lee);
    const { status, body } = await api.request('POST', '/api/projects', {
      as: lee,
      body: { key: 'GHOST', name: 'Ghost' },
    });
    expect([status, body.code]).toEqual([401, 'token-invalid']);
    expect(await userRow(lee)).toMatchObject({ name: '', deleted_at: expect.any(Date) });
  });

  it('waits for a project that is being created, and leaves none that begins later', async () => {
    const lee = await api.signUp('Lee');
    expect((await api.request('GET', '/api/projects', { as: lee })).status).toBe(200);
    const creating = await openTransaction(api.database.url);
    await creating.query('SELECT 1 FROM users WHERE id = $1 FOR KEY SHARE', [lee.sub]);
    const deleted = deletesTheirAccount(lee);
    await creating.waitedForBy(1);
    await creating.commit();
    await deleted;
    const after = await api.request('POST', '/api/projects', {
      as: lee,
      body: { key: 'GHOSTLY', name: 'Ghost' },
    });
    expect([after.status, after.body.code]).toEqual([401, 'token-invalid']);
    expect(await api.database.query('SELECT 1 FROM members WHERE user_id = $1', [lee.sub])).toEqual([]);
  });

  it('leaves every one of many projects, each in a transaction of its own', async () => {
    const lee = await api.signUp('Lee');
    const projects = await Promise.all(
      Array.from({ length: 5 }, () => api.createProject(kim, [['editor', lee]])),
    );
    await deletesTheirAccount(lee);
    const removals = await Promise.all(projects.map(({ id }) => entriesOf(api, id, 'member.removed')));
    expect(removals.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('does not become a member by an earlier event that comes late', async () => {
    const project = await api.createProject(kim);
    const lee = await stranger('Lee');
    const earlier = uuidv7({ msecs: Date.now() - 5_000 });
    await happens('deleted', lee, { name: '' });
    await invite(project, lee);
    await say('verified', lee, { id: earlier });
    await happens('updated', kim);
    expect(await membersOf(project)).toEqual([['Kim', 'owner']]);
  });

  it('leaves its address to whoever signs up with it next', async () => {
    const lee = await api.signUp('Lee');
    await deletesTheirAccount(lee);
    const next = await api.signUp('Next');
    await api.tables.putDirectoryEntry({ ...next, email: lee.email, userId: next.sub, emailVerified: true });
    const project = await api.createProject(kim);
    const { status, body } = await api.request<Member>('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: lee.email, role: 'viewer' },
    });
    expect([status, body.user.id]).toEqual([201, next.sub]);
  });
});

describe('an event that is set aside', () => {
  it('is passed over by every process, and has its reason kept', async () => {
    const project = await api.createProject(kim);
    const lee = await stranger('Lee');
    await invite(project, lee);
    const [id, at] = [uuidv7(), new Date().toISOString()];
    const connections = createDatabase({ url: api.database.url, poolSize: 1 });
    const event = { ...lee, id, type: 'verified', userId: lee.sub, emailVerified: true, at } as const;
    await connections.transaction(async (tx) =>
      createFeedPositionRepository(connections.query).setAside(event, 'too much', tx),
    );
    await connections.close();
    await happens('verified', lee, { id });
    expect(await membersOf(project)).toEqual([['Kim', 'owner']]);
    expect(
      await api.database.query('SELECT id, user_id, type, reason, refused_at FROM refused_account_events'),
    ).toEqual([{ id, user_id: lee.sub, type: 'verified', reason: 'too much', refused_at: expect.any(Date) }]);
  });
});

describe('several processes', () => {
  it('handle each event once between them', async () => {
    const others = [startTestFeed(api), startTestFeed(api)];
    const project = await api.createProject(kim);
    const people = await Promise.all(Array.from({ length: 20 }, (_, n) => stranger(`Person${n}`)));
    for (const person of people) await invite(project, person);
    const ids = await Promise.all(people.map((person) => say('verified', person)));
    await handled(ids.sort().at(-1) ?? '');
    await vi.waitFor(async () => expect(await membersOf(project)).toHaveLength(21), {
      timeout: 20_000,
      interval: 20,
    });
    expect(await entriesOf(api, project.id, 'member.added')).toHaveLength(20);
    await Promise.all(others.map((other) => other.stop()));
  });

  it('do no harm when one begins again a minute back', async () => {
    const project = await api.createProject(kim);
    const lee = await stranger('Lee');
    await invite(project, lee);
    await happens('verified', lee);
    await api.request('DELETE', `/api/projects/${project.id}/members/${lee.sub}`, { as: kim });
    const again = startTestFeed(api);
    await again.polled;
    await again.stop();
    expect(await membersOf(project)).toEqual([['Kim', 'owner']]);
    expect(await entriesOf(api, project.id, 'member.added')).toHaveLength(1);
  });

  it('begin an event again that one was killed at, after its effects and before its position', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await Promise.all([feed.stop(), api.stop()]);
    const project = { id: '00000000-0000-4000-8000-0000000000aa' };
    const lee = await stranger('Lee');
    await api.database.query(
      `WITH project AS (
         INSERT INTO projects (id, key, name, description, created_at, updated_at)
         VALUES ($1, 'KILL', 'Killed', '', now(), now()) RETURNING id
       )
       INSERT INTO invitations (id, project_id, email, role, invited_by, created_at)
       SELECT gen_random_uuid(), id, $2, 'editor', $3, now() FROM project`,
      [project.id, lee.email, kim.sub],
    );
    const killed = startTestFeed(api, { killAtPosition: 2 });
    await happens('verified', lee);
    await killed.stop();
    expect(killed.kills()).toBe(2);
    expect(await entriesOf(api, project.id, 'member.added')).toHaveLength(1);
    expect(
      await api.database.query('SELECT user_id FROM members WHERE project_id = $1', [project.id]),
    ).toEqual([{ user_id: lee.sub }]);
  });
});
