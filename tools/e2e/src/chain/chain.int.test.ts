import type { Task } from '@baton/dto';
import { describe, expect, test, vi } from 'vitest';
import { queryDatabase } from '../stack/database.ts';
import { mailsAbout, mailsTo, readInbox, untilMail } from '../stack/inbox.ts';
import { Person } from '../stack/person.ts';
import { shareTask } from '../stack/shared-task.ts';
import { scanTable } from '../stack/tables.ts';
import { useStack } from '../stack/use-stack.ts';

const stack = useStack();

async function countOutboxRows(): Promise<number> {
  const rows = await queryDatabase(stack.endpoints().database, 'SELECT FROM outbox');
  return rows.length;
}

describe('a change, from the request to the mail', () => {
  test('one person changes the progress of a task and the other gets a mail that says exactly that', async () => {
    const { site, inbox, dynamodb, tables } = stack.endpoints();
    const { owner, member, project, task } = await shareTask(site, 'WEB');
    const patched = await owner.must<Task>('PATCH', '/api/tasks/WEB-1', { progress: 40 }, { ifMatch: '"1"' });
    expect(patched.body).toMatchObject({ version: 2, progress: 40 });

    const mail = await untilMail(inbox, member.email, '[WEB-1] Landing page: progress 0 % → 40 %');
    for (const body of [mail.body.text, mail.body.html]) {
      expect(body).toContain('Ada');
      expect(body).toContain('WEB-1');
      expect(body).toContain('Landing page');
      expect(body).toContain(`${site}/p/WEB/1`);
    }
    expect(await mailsAbout(inbox, owner.email, 'WEB-1')).toEqual([]);

    const requestId = patched.headers.get('x-request-id');
    const log = await scanTable(dynamodb, tables.log);
    const entries = log.filter((entry) => entry['pk'] === `task#${task.id}`);
    expect(entries).toHaveLength(2);
    expect(entries[1]).toMatchObject({
      kind: 'task.updated',
      request: { id: requestId, method: 'PATCH' },
      actor: { id: owner.id, name: 'Ada' },
      project: { id: project.id, key: 'WEB' },
      changes: [
        { field: 'progress', from: 0, to: 40 },
        { field: 'part.progress', from: 0, to: 40, part: { role: 'design' } },
      ],
      notify: [{ id: member.id, email: member.email, reason: 'assignee' }],
    });
    const deliveries = await vi.waitUntil(
      async () => {
        const items = (await scanTable(dynamodb, tables.mail)).filter((item) => item['taskId'] === task.id);
        return items.length === 2 && items.every((item) => item['state'] === 'delivered') && items;
      },
      { timeout: 20_000 },
    );
    expect(deliveries).toEqual([
      expect.objectContaining({ pk: entries[0]?.['sk'], sk: member.id, attempts: 1 }),
      expect.objectContaining({ pk: entries[1]?.['sk'], sk: member.id, attempts: 1, requestId }),
    ]);
    expect(await countOutboxRows()).toBe(0);
  });

  test('each person gets the mail in their own language', async () => {
    const { site, inbox } = stack.endpoints();
    const { owner, project } = await shareTask(site, 'KOR');
    const korean = await Person.signUp(site, '이서준', { locale: 'ko' });
    await owner.must('POST', `/api/projects/${project.id}/members`, { email: korean.email, role: 'viewer' });
    await owner.must('POST', '/api/tasks/KOR-1/parts', { role: '번역', assigneeId: korean.id });
    await owner.must('PATCH', '/api/tasks/KOR-1', { status: 'review' }, { ifMatch: '"2"' });
    const mails = await vi.waitUntil(
      async () => {
        const all = await mailsTo(inbox, korean.email);
        return all.filter(({ subject }) => subject.startsWith('[KOR-1]')).length === 2 && all;
      },
      { timeout: 20_000 },
    );
    for (const { body } of mails) expect(body.text).toMatch(/[가-힣]{2,}/u);
  });

  test('every request that changes nothing is in the log too, with its outcome', async () => {
    const { site, dynamodb, tables } = stack.endpoints();
    const person = await Person.signUp(site, 'Lin');
    const answer = await person.call('GET', '/api/projects/NONE');
    expect(answer.status).toBe(404);
    const requestId = answer.headers.get('x-request-id');
    const entry = await vi.waitUntil(
      async () =>
        (await scanTable(dynamodb, tables.log)).find(
          (item) => (item['request'] as { id: string }).id === requestId,
        ),
      { timeout: 20_000, interval: 100 },
    );
    expect(entry).toMatchObject({
      kind: 'request.completed',
      status: 404,
      code: 'not-found',
      actorId: person.id,
    });
  });
});

describe('logins', () => {
  test('ten wrong ones leave the auth table exactly as it was, and a right one adds a login', async () => {
    const { site, dynamodb, tables } = stack.endpoints();
    const person = await Person.signUp(site, 'Mary');
    const before = await scanTable(dynamodb, tables.auth);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const email = attempt % 2 === 0 ? person.email : `nobody-${attempt}@example.com`;
      const answer = await person.call('POST', '/auth/login', {
        email,
        password: `wrong password ${attempt}`,
      });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([401, 'invalid-credentials']);
    }
    expect(await scanTable(dynamodb, tables.auth)).toEqual(before);

    await person.signIn();
    const after = await scanTable(dynamodb, tables.auth);
    const added = after.filter(
      (item) => !before.some(({ pk, sk }) => pk === item['pk'] && sk === item['sk']),
    );
    expect(added.map(({ sk }) => String(sk).split('#')[0])).toEqual(['login', 'session']);
  });
});

describe('parts that die', () => {
  test('a change that was accepted right before task-api was killed is mailed once', async () => {
    const { site, inbox } = stack.endpoints();
    const { owner, member } = await shareTask(site, 'KILL', 'Survivor');
    for (let version = 1; version <= 5; version += 1) {
      const { taskApi } = stack.endpoints().pids;
      const progress = version * 10;
      await owner.must('PATCH', '/api/tasks/KILL-1', { progress }, { ifMatch: `"${version}"` });
      process.kill(taskApi as number, 'SIGKILL');
      await untilMail(inbox, member.email, `[KILL-1] Survivor: progress ${progress - 10} % → ${progress} %`);
      await vi.waitUntil(() => stack.endpoints().pids['taskApi'] !== taskApi, { timeout: 20_000 });
    }
    const subjects = (await mailsAbout(inbox, member.email, 'KILL-1')).map(({ subject }) => subject);
    expect(subjects).toHaveLength(6);
    expect(new Set(subjects).size).toBe(6);
    expect(stack.output()).toContain('task-api ended (SIGKILL); starting it again');
  });

  test.each(['postgres', 'dynamodb'])('the chain works again after %s was killed', async (part) => {
    const { site, inbox, pids } = stack.endpoints();
    process.kill(pids[part] as number, 'SIGKILL');
    await vi.waitUntil(() => stack.endpoints().pids[part] !== pids[part], { timeout: 20_000 });
    const key = part.slice(0, 4).toUpperCase();
    const { owner, member } = await vi.waitUntil(() => shareTask(site, key).catch(() => undefined), {
      timeout: 20_000,
    });
    await owner.must('PATCH', `/api/tasks/${key}-1`, { title: 'Home page' }, { ifMatch: '"1"' });
    await vi.waitUntil(async () => (await mailsAbout(inbox, member.email, `${key}-1`)).length === 2, {
      timeout: 20_000,
    });
  });
});

describe('stopping and starting again', () => {
  test('nothing is lost, nothing is mailed twice and no process is left', async () => {
    const { site, inbox, pids } = stack.endpoints();
    const { owner, member, task } = await shareTask(site, 'STOP', 'Over night');
    await owner.must('PATCH', '/api/tasks/STOP-1', { progress: 30 }, { ifMatch: '"1"' });
    const sentBefore = (await readInbox(inbox)).length;
    const { code } = await stack.stop('SIGINT');
    expect(code).toBe(0);
    for (const pid of Object.values(pids)) expect(() => process.kill(pid, 0)).toThrow('ESRCH');

    await stack.start();
    const { dynamodb, tables } = stack.endpoints();
    await owner.signIn();
    const { body } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
    expect(body).toMatchObject({ progress: 30, version: 2 });
    const deliveries = await vi.waitUntil(
      async () => {
        const items = (await scanTable(dynamodb, tables.mail)).filter((item) => item['taskId'] === task.id);
        return items.length === 2 && items.every((item) => item['state'] === 'delivered') && items;
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(deliveries.map(({ attempts }) => attempts)).toEqual([1, 1]);

    // The last mail is behind everything that could have been handed over again.
    await owner.must('PATCH', '/api/tasks/STOP-1', { progress: 50 }, { ifMatch: '"2"' });
    await untilMail(stack.endpoints().inbox, member.email, '[STOP-1] Over night: progress 30 % → 50 %');
    const sentAfter = await readInbox(stack.endpoints().inbox);
    const ledger = await scanTable(dynamodb, tables.mail);
    expect(sentBefore + sentAfter.length).toBeLessThanOrEqual(ledger.length);
    expect(ledger.every(({ attempts }) => attempts === 1)).toBe(true);
  });
});
