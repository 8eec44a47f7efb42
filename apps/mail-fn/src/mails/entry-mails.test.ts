import { expect, test } from 'vitest';
import {
  digest,
  invitationCreated,
  lee,
  recipient,
  taskDeleted,
  taskNumber,
  taskUpdated,
  toKim,
  told,
} from '../test-support/sample-entries.ts';
import { entryMails } from './entry-mails.ts';

const SITE = 'https://baton.example.com';
const task = taskNumber(12, 'Landing page');
const changes = [{ field: 'status' as const, from: 'todo' as const, to: 'done' as const }];

test('each recipient of an entry gets a mail of the thread of its task', () => {
  expect(entryMails(taskDeleted(), SITE)).toMatchObject([
    { taskId: '0190a000-0000-7000-8000-00000000c001', recipient: { name: 'Kim Minsu' } },
    { taskId: '0190a000-0000-7000-8000-00000000c001', recipient: { name: '이지우' } },
  ]);
});

test('a digest of several tasks belongs to no task', () => {
  const items = [
    { what: 'updated' as const, ...told(task), changes },
    { what: 'deleted' as const, ...told(taskNumber(13, 'Imprint')) },
  ];
  const [mail] = entryMails(digest(items), SITE);
  expect(mail).not.toHaveProperty('taskId');
  expect(mail?.render().subject).toBe('[WEB] 2 tasks changed');
});

test('a digest of one task is a mail about that task', () => {
  const [mail] = entryMails(digest([{ what: 'updated', ...told(task), changes }]), SITE);
  expect(mail?.taskId).toBe('0190a000-0000-7000-8000-000000000012');
  expect(mail?.render()).toMatchObject({
    subject: '[WEB-12] Landing page: status To do → Done',
    text: expect.stringContaining('Status: To do → Done\n'),
  });
  const [deleted] = entryMails(digest([{ what: 'deleted', ...told(task) }]), SITE);
  expect(deleted?.render().subject).toBe('[WEB-12] Landing page: moved to the trash');
});

test('a digest that shows one task of several stays a digest', () => {
  const [mail] = entryMails(digest([{ what: 'updated', ...told(task), changes }], { total: 2 }), SITE);
  expect(mail?.render().subject).toBe('[WEB] 2 tasks changed');
});

test('an invitation goes to an address that has no name yet', () => {
  const invitee = recipient({ ...lee, name: '', email: 'new@example.com', locale: 'ko', reason: 'invitee' });
  const [mail] = entryMails(invitationCreated({ notify: [invitee] }), SITE);
  expect(mail?.recipient).toEqual(invitee);
  expect(mail).not.toHaveProperty('taskId');
});

test.each([
  ['rank', [{ field: 'rank' as const, from: 'a0', to: 'a1' }]],
  ['order of a checklist', [{ field: 'checklist.order' as const, from: ['a', 'b'], to: ['b', 'a'] }]],
])('nobody is mailed about a mere %s', (_, order) => {
  expect(entryMails(taskUpdated(order, { notify: [toKim] }), SITE)).toEqual([]);
  expect(entryMails(digest([{ what: 'updated', ...told(task), changes: order }]), SITE)).toEqual([]);
});

test('mentions are sent first, then who a role names, then who does the task', () => {
  const turns = (['watcher', 'assignee', 'mention', 'role'] as const).map((reason) => {
    const [mail] = entryMails(taskUpdated(changes, { notify: [{ ...toKim, reason }] }), SITE);
    return [reason, mail?.turn] as const;
  });
  expect(turns).toEqual([
    ['watcher', 5],
    ['assignee', 3],
    ['mention', 1],
    ['role', 2],
  ]);
});

test('a mail says where its entry lies in the log, also one whose digest reads as a mail about a task', () => {
  const [ofTask] = entryMails(taskUpdated(changes, { notify: [toKim] }), SITE);
  const [ofDigest] = entryMails(digest([{ what: 'updated', ...told(task), changes }]), SITE);
  expect([ofTask, ofDigest]).toMatchObject([
    { kind: 'task.updated', logPk: 'task#0190a000-0000-7000-8000-00000000c001' },
    { kind: 'digest', logPk: 'project#0190a000-0000-7000-8000-00000000b001' },
  ]);
  expect(ofDigest?.projectId).toBe('0190a000-0000-7000-8000-00000000b001');
});

test('a digest of several things that happened to one task is a mail about that task', () => {
  const commented = {
    what: 'commented' as const,
    ...told(task),
    comment: { id: '0190a000-0000-7000-8000-00000000f001', author: lee, mentions: [] },
    body: 'Done.',
  };
  const items = [{ what: 'updated' as const, ...told(task), changes }, commented];
  const [mail] = entryMails(digest(items, { total: 1, bulkId: undefined }), SITE);
  expect(mail?.taskId).toBe('0190a000-0000-7000-8000-000000000012');
});

test('a token to stop mails stands in the address as task-api reads it back', () => {
  const reader = { ...toKim, unsubscribe: 't.a&b=c#d' };
  const [mail] = entryMails(taskUpdated(changes, { notify: [reader] }), SITE);
  expect(mail?.unsubscribeUrl).toBe('https://baton.example.com/api/unsubscribe?token=t.a%26b%3Dc%23d');
  expect(mail?.render().text).toContain(
    'Stop mails about this task:\nhttps://baton.example.com/api/unsubscribe?token=t.a%26b%3Dc%23d\n',
  );
});

test('whoever has no token is shown no way to stop mails, and an invitee no settings', () => {
  const [mail] = entryMails(taskUpdated(changes, { notify: [toKim] }), SITE);
  expect(mail?.render().text).not.toContain('unsubscribe');
  expect(mail?.render().text).toContain('https://baton.example.com/settings/notifications\n');
  const invitee = { ...toKim, reason: 'invitee' as const };
  const [invitation] = entryMails(invitationCreated({ notify: [invitee] }), SITE);
  expect(invitation?.render().text).not.toContain('settings');
});
