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
