import { randomUUID } from 'node:crypto';
import type { MailProblems, Problem, Project, ProjectDeliveries, ResendResult, Task } from '@baton/dto';
import type { MailsResent } from '@baton/log-schema';
import { TROUBLE_STATES, type TroubleState } from '@baton/vocabulary';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryWith } from '../test-support/deliveries.ts';
import { entriesOf } from '../test-support/log-entries.ts';
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
let task: Task;
beforeEach(async () => {
  project = await api.createProject(kim, [
    ['editor', lee],
    ['viewer', park],
  ]);
  task = await api.createTask(kim, project);
});

/** A mail about the task that did not reach its reader. */
async function trouble(
  reader: { sub: string },
  state: TroubleState = 'failed',
  entryId = uuidv7(),
): Promise<{ entryId: string; userId: string }> {
  await api.tables.putDelivery(
    deliveryWith(
      {
        pk: entryId,
        sk: reader.sub,
        state,
        taskId: task.id,
        logPk: `task#${task.id}`,
        error: 'said no',
      },
      project.id,
    ),
  );
  return { entryId, userId: reader.sub };
}

async function list(query = '', as = kim): Promise<ProjectDeliveries> {
  const path = `/api/projects/${project.key}/deliveries${query}`;
  const { status, body } = await api.request<ProjectDeliveries>('GET', path, { as });
  expect(status).toBe(200);
  return body;
}

async function resend(...deliveries: { entryId: string; userId: string }[]): Promise<ResendResult> {
  const path = `/api/projects/${project.key}/deliveries/resend`;
  const { status, body } = await api.request<ResendResult>('POST', path, { as: kim, body: { deliveries } });
  expect(status).toBe(202);
  return body;
}

describe('GET /api/projects/{projectId}/deliveries', () => {
  it('lists the mails in a state, with their reader, task and reason, the latest entries first', async () => {
    const older = await trouble(lee);
    const newer = await trouble(park);
    await trouble(lee, 'bounced');
    const { items, nextCursor } = await list();
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        entryId: newer.entryId,
        user: { id: park.sub, name: 'Park' },
        task: { id: task.id, key: task.key, title: 'Write the page' },
        reason: 'assignee',
        state: 'failed',
        at: '2026-03-01T09:00:01.000Z',
        attempts: 1,
        error: 'said no',
      },
      expect.objectContaining({ entryId: older.entryId, user: { id: lee.sub, name: 'Lee' } }),
    ]);
  });

  it.each(TROUBLE_STATES)('lists those that are %s', async (state) => {
    const mail = await trouble(lee, state);
    expect((await list(`?state=${state}`)).items).toMatchObject([{ entryId: mail.entryId, state }]);
  });

  it('comes in pages without gap or repeat, also within the mails of one entry', async () => {
    const entryId = uuidv7();
    const people = Array.from({ length: 5 }, () => ({ sub: randomUUID() }));
    for (const person of people) await trouble(person, 'failed', entryId);
    const last = await trouble(lee);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ProjectDeliveries = await list(`?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ user }) => user.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen[0]).toBe(last.userId);
    expect(seen.slice(1).toSorted()).toEqual(people.map(({ sub }) => sub).toSorted());
  });

  it('names whom it was for where neither the task nor the person is there any more', async () => {
    await api.tables.putDelivery(
      deliveryWith({ pk: uuidv7(), sk: randomUUID(), state: 'failed', taskId: randomUUID() }, project.id),
    );
    const { body: invitation } = await api.request<{ id: string }>(
      'POST',
      `/api/projects/${project.id}/members`,
      { as: kim, body: { email: 'invited@example.com', role: 'viewer' } },
    );
    await api.tables.putDelivery(
      deliveryWith({ pk: uuidv7(), sk: invitation.id, state: 'failed', reason: 'invitee' }, project.id),
    );
    const { items } = await list();
    expect(items.map(({ user, task: about }) => [user.name, about])).toEqual([
      ['invited@example.com', null],
      ['', null],
    ]);
  });

  it('refuses the cursor of another state', async () => {
    await trouble(lee);
    await trouble(park);
    const { nextCursor } = await list('?limit=1');
    const { status, body } = await api.request<Problem>(
      'GET',
      `/api/projects/${project.id}/deliveries?state=bounced&cursor=${nextCursor}`,
      { as: kim },
    );
    expect([status, body.errors?.map(({ path }) => path)]).toEqual([400, ['cursor']]);
  });
});

describe('POST /api/projects/{projectId}/deliveries/resend', () => {
  it('orders one mailing for each entry, to its readers as they are now', async () => {
    await api.database.query(`UPDATE users SET name = 'Lee the Second', locale = 'ko' WHERE id = $1`, [
      lee.sub,
    ]);
    const entryId = uuidv7();
    const mails = [await trouble(lee, 'failed', entryId), await trouble(park, 'bounced', entryId)];
    const other = await trouble(lee);
    expect(await resend(...mails, other, other)).toEqual({ ordered: [...mails, other], refused: [] });

    const orders: MailsResent[] = await entriesOf(api, project.id, 'mails.resent');
    const lees = {
      id: lee.sub,
      email: lee.email,
      name: 'Lee the Second',
      locale: 'ko',
      timeZone: 'Asia/Seoul',
      reason: 'assignee',
      unsubscribe: expect.stringMatching(/^t\./),
    };
    const sorted = orders.map((order) => ({
      ...order,
      notify: order.notify.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    }));
    expect(sorted).toEqual([
      {
        v: 2,
        id: expect.any(String),
        at: expect.any(String),
        kind: 'mails.resent',
        request: { id: expect.any(String), method: 'POST', path: expect.stringContaining('/resend') },
        actor: { id: kim.sub, name: 'Kim' },
        project: { id: project.id, key: project.key, name: project.name },
        of: { pk: `task#${task.id}`, sk: entryId },
        notify: [lees, expect.objectContaining({ id: park.sub, locale: 'en', timeZone: 'UTC' })],
      },
      expect.objectContaining({ of: { pk: `task#${task.id}`, sk: other.entryId }, notify: [lees] }),
    ]);
  });

  it('mails an invitee again while the invitation is open', async () => {
    const { body: invitation } = await api.request<{ id: string }>(
      'POST',
      `/api/projects/${project.id}/members`,
      { as: kim, body: { email: 'invited@example.com', role: 'viewer' } },
    );
    const mail = { entryId: uuidv7(), userId: invitation.id };
    const { entryId: pk, userId: sk } = mail;
    await api.tables.putDelivery(
      deliveryWith(
        { pk, sk, state: 'failed', reason: 'invitee', logPk: `project#${project.id}` },
        project.id,
      ),
    );
    expect(await resend(mail)).toEqual({ ordered: [mail], refused: [] });
    const [order] = await entriesOf(api, project.id, 'mails.resent');
    expect(order?.notify).toMatchObject([
      { id: invitation.id, email: 'invited@example.com', reason: 'invitee' },
    ]);
    await api.request('DELETE', `/api/projects/${project.id}/invitations/${invitation.id}`, { as: kim });
    expect(await resend(mail)).toEqual({ ordered: [], refused: [{ ...mail, why: 'no-longer-member' }] });
  });

  it('says of each mail that is not sent again why', async () => {
    const unknown = { entryId: uuidv7(), userId: lee.sub };
    const elsewhere = { entryId: uuidv7(), userId: lee.sub };
    const failed = { state: 'failed', logPk: `task#${task.id}` } as const;
    await api.tables.putDelivery(
      deliveryWith({ pk: elsewhere.entryId, sk: lee.sub, ...failed }, (await api.createProject(kim)).id),
    );
    const arrived = { entryId: uuidv7(), userId: lee.sub };
    await api.tables.putDelivery(
      deliveryWith({ pk: arrived.entryId, sk: lee.sub, logPk: `task#${task.id}` }, project.id),
    );
    const left = await trouble({ sub: randomUUID() });
    const suppressed = await trouble(park, 'suppressed');
    await api.tables.suppress(park.sub, {
      reason: 'complained',
      at: '2026-03-01T09:00:00.000Z',
      entryId: uuidv7(),
    });
    const { ordered, refused } = await resend(unknown, elsewhere, arrived, left, suppressed);
    await api.tables.unsuppress(park.sub);
    expect(ordered).toEqual([]);
    expect(refused).toEqual([
      { ...unknown, why: 'not-found' },
      { ...elsewhere, why: 'not-found' },
      { ...arrived, why: 'not-in-trouble' },
      { ...left, why: 'no-longer-member' },
      { ...suppressed, why: 'suppressed' },
    ]);
    expect(await entriesOf(api, project.id, 'mails.resent')).toEqual([]);
  });

  it('mails nobody who has switched the mails of the project or of the task off since', async () => {
    const [own, ofTask] = [await trouble(lee), await trouble(park)];
    await api.database.query(
      `INSERT INTO project_mail_preferences (user_id, project_id, cadence) VALUES ($1, $2, 'off')`,
      [lee.sub, project.id],
    );
    await api.request('DELETE', `/api/tasks/${task.id}/watch`, { as: park });
    expect(await resend(own, ofTask)).toEqual({
      ordered: [],
      refused: [
        { ...own, why: 'switched-off' },
        { ...ofTask, why: 'switched-off' },
      ],
    });
  });

  it('does nothing in an archived project', async () => {
    const mail = await trouble(lee);
    await api.request('PATCH', `/api/projects/${project.id}`, { as: kim, body: { archived: true } });
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/deliveries/resend`, {
      as: kim,
      body: { deliveries: [mail] },
    });
    expect([status, body.code]).toEqual([409, 'project-archived']);
  });
});

describe('GET /api/projects/{projectId}/mail-problems', () => {
  it('lists the members whose address takes no mails, by name', async () => {
    for (const [user, reason] of [
      [park, 'complained'],
      [lee, 'bounced'],
      [{ sub: randomUUID() }, 'bounced'],
    ] as const) {
      await api.tables.suppress(user.sub, { reason, at: '2026-03-01T09:00:00.000Z', entryId: uuidv7() });
    }
    const { body } = await api.request<MailProblems>('GET', `/api/projects/${project.id}/mail-problems`, {
      as: kim,
    });
    await Promise.all([lee, park].map(({ sub }) => api.tables.unsuppress(sub)));
    expect(body.items.map(({ user, suppressed, at }) => [user.id, suppressed, at])).toEqual([
      [lee.sub, 'bounced', '2026-03-01T09:00:00.000Z'],
      [park.sub, 'complained', '2026-03-01T09:00:00.000Z'],
    ]);
  });
});
