import { expect, test } from 'vitest';
import { logEvent } from '../test-support/mail-events.ts';
import { kim, lee, sampleEntry, TASK_ID, toKim, toLee } from '../test-support/sample-entries.ts';
import { unreadableMails } from './unreadable-mails.ts';

const ENTRY_ID = '0190a000-0000-7000-8000-00000000e001';
const entry = sampleEntry({ id: ENTRY_ID, notify: [toKim, toLee] });

test('finds whose mails are missing in an entry that is wrong elsewhere', () => {
  const event = logEvent({ ...entry, changes: 'none' } as never);
  expect(unreadableMails(event)).toEqual([
    {
      entryId: ENTRY_ID,
      logPk: `task#${TASK_ID}`,
      userId: kim.id,
      projectId: '0190a000-0000-7000-8000-00000000b001',
      taskId: TASK_ID,
      requestId: 'req-7',
      reason: 'assignee',
    },
    expect.objectContaining({ userId: lee.id }),
  ]);
});

test('leaves out who is no recipient, and takes a reason that is not known for the weakest', () => {
  const notify = [{ id: 'kim' }, 7, { ...toLee, reason: 'whim' }];
  const event = logEvent({ ...entry, notify } as never);
  expect(unreadableMails(event)).toMatchObject([{ userId: lee.id, reason: 'member' }]);
});

test('of an order to mail again it names the entry of before', () => {
  const of = { pk: 'task#x', sk: '0190a000-0000-7000-8000-00000000e000' };
  const event = logEvent({ ...entry, kind: 'mails.resent', of, actor: 7 } as never);
  expect(unreadableMails(event)[0]).toMatchObject({
    entryId: '0190a000-0000-7000-8000-00000000e000',
    logPk: 'task#x',
  });
});

test.each([
  ['no project', { ...entry, project: undefined }],
  ['no recipients', { ...entry, notify: 'all' }],
])('finds nobody in an entry with %s', (_, broken) => {
  expect(unreadableMails(logEvent(broken as never))).toEqual([]);
});

test.each([
  ['nothing', {}],
  ['what is no DynamoDB JSON', { dynamodb: { NewImage: { pk: { X: 'secret' } } } }],
])('finds nobody in an event that holds %s', (_, detail) => {
  expect(unreadableMails({ ...logEvent(entry), detail: detail as never })).toEqual([]);
});
