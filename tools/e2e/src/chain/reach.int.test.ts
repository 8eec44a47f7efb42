import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  Activity,
  Comment,
  MailProblems,
  OwnMailPreferences,
  Problem,
  ProjectDeliveries,
  Task,
} from '@baton/dto';
import { localDynamodb } from '@baton/services';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AcceptedChange, countMails, countMailsAtRest, printCounts } from '../stack/accepted-changes.ts';
import { type GatedSystem, startGatedSystem } from '../stack/gated-system.ts';
import { mailsTo } from '../stack/inbox.ts';
import { PATIENCE } from '../stack/patience.ts';
import { Person } from '../stack/person.ts';
import { headerOf } from '../stack/ses-gate.ts';
import { shareTask, type SharedTask } from '../stack/shared-task.ts';

const TRACE = fileURLToPath(new URL('../../../trace/src/main.ts', import.meta.url));

let system: GatedSystem;
let site: string;

beforeAll(async () => {
  system = await startGatedSystem();
  ({ site } = system.stack().endpoints());
});

afterAll(() => system.close());

/** Changes the title as it is at that version. */
async function retitle({ owner, member, task }: SharedTask, version: number): Promise<AcceptedChange> {
  const path = `/api/tasks/${task.id}`;
  const patch = { title: `Title ${version}` };
  const { headers } = await owner.must<Task>('PATCH', path, patch, { ifMatch: `"${version}"` });
  return { requestId: headers.get('x-request-id') ?? '', recipientId: member.id };
}

/** The mail that SES took about a change, once it has. */
async function untilSent({ requestId }: AcceptedChange) {
  return vi.waitUntil(
    () => system.ses.sent.find((mail) => headerOf(mail, 'X-Baton-Request-Id') === requestId),
    PATIENCE,
  );
}

describe('the link in a mail that stops mails', () => {
  /** As a mail program does, or a page's button: nobody is signed in. */
  async function ask(method: 'GET' | 'POST', url: string): Promise<string> {
    const response = await fetch(url, {
      method,
      headers: { accept: 'text/html' },
      ...(method === 'POST' && { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
    });
    expect(response.status).toBe(200);
    return response.text();
  }

  test('stops those of the task, of the project, or all, by POST alone, and its undo brings them back', async () => {
    const team = await shareTask(site, 'STOP');
    const told: AcceptedChange[] = [];
    const untold: AcceptedChange[] = [];
    let version = 1;
    told.push(await retitle(team, version++));
    const mail = await untilSent(told[0] as AcceptedChange);
    expect(headerOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const ofTask = /^<(.*)>$/.exec(headerOf(mail, 'List-Unsubscribe'))?.[1] ?? '';

    const page = await ask('GET', ofTask);
    const actions = [...page.matchAll(/action="([^"]+)"/g)].map(
      ([, action = '']) => new URL(action, ofTask).href,
    );
    expect(actions).toHaveLength(3);
    told.push(await retitle(team, version++));

    for (const link of actions) {
      await ask('POST', link);
      untold.push(await retitle(team, version++));
      await ask('POST', `${link}&undo=true`);
      told.push(await retitle(team, version++));
    }
    const counts = await countMailsAtRest(system, told);
    printCounts('an unsubscribe link, each scope, undone again', counts);
    expect(counts).toEqual({ sent: 5, logged: 5, mailed: 5, lost: 0, repeated: 0 });
    expect(await countMails(system, untold)).toMatchObject({ sent: 3, logged: 3, mailed: 0 });
  });
});

describe('an address that bounces', () => {
  const email = `bounce+${crypto.randomUUID()}@simulator.amazonses.com`;

  async function suppressionOf(person: Person): Promise<OwnMailPreferences['address']> {
    return (await person.must<OwnMailPreferences>('GET', '/api/preferences')).body.address;
  }

  /** As if the mails of so far had arrived. */
  async function forgetBounces(person: Person): Promise<void> {
    await vi.waitUntil(async () => (await suppressionOf(person)) !== null, PATIENCE);
    const { dynamodb, tables } = system.stack().endpoints();
    const client = DynamoDBDocumentClient.from(localDynamodb(dynamodb));
    const Key = { pk: `suppressed#${person.id}`, sk: 'address' };
    await client.send(new DeleteCommand({ TableName: tables.mail, Key }));
    client.destroy();
  }

  /** Follows the link of the mail that came with the sign-up. */
  async function verify(person: Person): Promise<void> {
    const { inbox } = system.stack().endpoints();
    const links = (await mailsTo(inbox, email)).flatMap(
      ({ body }) => /\/login#verify=([^\s"<]+)/.exec(body.text ?? '')?.[1] ?? [],
    );
    await person.must('POST', '/auth/email-verifications', { token: decodeURIComponent(links[0] ?? '') });
  }

  test('gets no more mails, which owners see and send again once it is verified', async () => {
    const { owner, project, task } = await shareTask(site, 'BOUNCE');
    const person = await Person.signUp(site, 'Lin', { email });
    await forgetBounces(person);
    const members = `/api/projects/${project.id}/members`;
    await owner.must('POST', members, { email, role: 'editor' });
    await vi.waitUntil(async () => (await suppressionOf(person)) !== null, PATIENCE);
    await owner.must('POST', `/api/tasks/${task.id}/comments`, { body: `@[Lin](${person.id}) look` });

    const deliveries = async (state: string) =>
      (await owner.must<ProjectDeliveries>('GET', `/api/projects/BOUNCE/deliveries?state=${state}`)).body
        .items;
    const untilOne = (state: string) =>
      vi.waitUntil(async () => {
        const items = await deliveries(state);
        return items.length === 1 && items;
      }, PATIENCE);
    expect(await untilOne('bounced')).toMatchObject([
      { user: { id: person.id }, error: 'Permanent General: smtp; 550 5.1.1 user unknown' },
    ]);
    const [suppressed] = await untilOne('suppressed');
    expect(suppressed).toMatchObject({ user: { id: person.id }, reason: 'mention' });
    const problems = async () =>
      (await owner.must<MailProblems>('GET', '/api/projects/BOUNCE/mail-problems')).body.items;
    expect(await problems()).toMatchObject([{ user: { id: person.id, name: 'Lin' }, suppressed: 'bounced' }]);

    await verify(person);
    await vi.waitUntil(async () => (await suppressionOf(person)) === null, PATIENCE);
    expect(await problems()).toEqual([]);
    const missing = { entryId: suppressed?.entryId, userId: person.id };
    await owner.must('POST', '/api/projects/BOUNCE/deliveries/resend', { deliveries: [missing] });
    await vi.waitUntil(
      () => system.ses.sent.some(({ entry }) => entry === `${missing.entryId}/${person.id}`),
      PATIENCE,
    );
  });
});

describe('a change', () => {
  test('is one way by one id, from the answer to the trace, and its activity says who was told and when', async () => {
    const team = await shareTask(site, 'TRACE');
    const change = await retitle(team, 1);
    const mail = await untilSent(change);
    const activity = await vi.waitUntil(async () => {
      const { body } = await team.owner.must<Activity>('GET', `/api/tasks/${team.task.id}/activity`);
      return body.items[0]?.deliveries.every(({ state }) => state === 'delivered') && body.items;
    }, PATIENCE);
    expect(activity[0]).toMatchObject({
      entry: { kind: 'task.updated', changes: [{ field: 'title', from: 'Landing page', to: 'Title 1' }] },
      requestId: change.requestId,
      deliveries: [
        {
          user: { id: team.member.id, name: 'Grace' },
          reason: 'assignee',
          state: 'delivered',
          together: false,
          attempts: 1,
        },
      ],
    });
    const [told] = activity[0]?.deliveries ?? [];
    expect(mail.entry).toBe(`${told?.mailEntryId}/${team.member.id}`);

    const { stdout } = await promisify(execFile)(process.execPath, [TRACE, change.requestId], {
      env: { PATH: process.env['PATH'], BATON_HOME: system.settings.home },
      timeout: 30_000,
    });
    expect(stdout).toContain('TRACE-1');
    expect(stdout).toContain(told?.at);
    expect(stdout).toMatch(/delivered/);
  });
});

describe('line breaks', () => {
  const BREAK = 'Line\r\nBcc: everybody@example.com';

  test('in what becomes a header are refused, and add none where they belong', async () => {
    const { owner, member, task } = await shareTask(site, 'LINE');
    for (const answer of [
      await owner.call<Problem>('POST', '/api/projects/LINE/tasks', { title: BREAK }),
      await owner.call<Problem>('POST', '/api/projects/LINE/tasks', {
        title: 'Line\u2028Bcc: all@example.com',
      }),
      await owner.call<Problem>('POST', '/api/projects', { key: 'LINES', name: BREAK }),
      await owner.call<Problem>('POST', `/api/tasks/${task.id}/parts`, { role: BREAK }),
      await owner.call<Problem>('PATCH', '/auth/me', { name: BREAK }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([400, 'validation']);
    }
    const comment = { body: `@[Grace](${member.id}) ${BREAK}` };
    const { headers } = await owner.must<Comment>('POST', `/api/tasks/${task.id}/comments`, comment);
    const mail = await untilSent({
      requestId: headers.get('x-request-id') ?? '',
      recipientId: member.id,
    });
    expect(mail.headers.map((header) => header.split(':', 1)[0]).sort()).toEqual([
      'Auto-Submitted',
      'Content-Type',
      'Date',
      'Feedback-ID',
      'From',
      'In-Reply-To',
      'List-Id',
      'List-Unsubscribe',
      'List-Unsubscribe-Post',
      'MIME-Version',
      'Message-ID',
      'References',
      'Subject',
      'To',
      'X-Auto-Response-Suppress',
      'X-Baton-Entry',
      'X-Baton-Request-Id',
    ]);
  });
});
