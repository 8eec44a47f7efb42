import { type DigestItem, SYSTEM_ACTOR } from '@baton/log-schema';
import {
  comment,
  digest,
  kim,
  lee,
  mina,
  part,
  taskNumber,
  told,
} from '../../test-support/sample-entries.ts';
import { build, design, manyChanges } from './change-samples.ts';
import type { MailSample } from './mail-sample.ts';

const landing = taskNumber(12, 'Landing page');
const prices = taskNumber(13, '가격 페이지');

const entry = (number: number) => `0190a000-0000-7000-8000-00000000e1${String(number).padStart(2, '0')}`;

type ItemSamples = { readonly [W in DigestItem['what']]: Extract<DigestItem, { what: W }> };

/** One of each thing that a digest tells of; the compiler misses the one of a new thing. */
const items: ItemSamples = {
  created: {
    what: 'created',
    ...told(landing),
    created: {
      description: 'One page that says what Baton does.',
      status: 'doing',
      progress: 10,
      priority: 'none',
      startOn: null,
      dueOn: null,
      labels: [],
      parts: [part({ ...design, assignee: lee, progress: 20, weight: 2 }), part({ ...build, assignee: kim })],
      checklist: [],
    },
  },
  updated: {
    what: 'updated',
    ...told(landing),
    entryIds: [entry(1), entry(2), entry(3)],
    actors: [mina, lee],
    at: '2026-11-22T06:33:00.000Z',
    changes: [...manyChanges],
  },
  deleted: { what: 'deleted', ...told(landing) },
  restored: { what: 'restored', ...told(landing) },
  commented: { what: 'commented', ...told(landing), comment, body: 'Ready for review.' },
};

const reply: DigestItem = {
  ...items.commented,
  entryIds: [entry(4)],
  actors: [lee],
  at: '2026-11-22T06:34:00.000Z',
  comment: { ...comment, author: lee },
  body: `@[Kim](${kim.id}), 사진은 오늘 올릴게요.\n\n다음 주에는 휴가입니다.`,
};

const done = (number: number, title: string, from: 'todo' | 'doing' = 'doing'): DigestItem => ({
  what: 'updated',
  ...told(taskNumber(number, title)),
  changes: [
    { field: 'progress', from: number, to: 100 },
    { field: 'status', from, to: 'done' },
  ],
});

/** What waited for its time is of no bulk, and the system sends it. */
const waited = (all: readonly DigestItem[], total: number) =>
  digest([...all], { total, actor: SYSTEM_ACTOR, bulkId: undefined });

/** Of one task, each thing alone and all of it; of several tasks, by a bulk and by waiting. */
export const digestSamples: Readonly<Record<string, MailSample>> = {
  ...Object.fromEntries(
    Object.values(items).map((item) => [
      `one-task.${item.what}`,
      { reason: 'watcher', entry: waited([item], 1) } satisfies MailSample,
    ]),
  ),
  'one-task': { reason: 'creator', entry: waited([items.updated, items.commented, reply], 1) },
  'one-task.mention': { reason: 'mention', entry: waited([items.commented, reply], 1) },
  'one-task.crowd': {
    reason: 'owner',
    entry: waited(
      [
        {
          ...items.updated,
          actors: [
            mina,
            { ...lee, name: '' },
            SYSTEM_ACTOR,
            lee,
            { ...kim, id: '0190a000-0000-7000-8000-00000000a004', name: 'Ada' },
          ],
          changes: [{ field: 'progress', from: 20, to: 60 }],
        },
      ],
      1,
    ),
  },
  waited: {
    reason: 'role',
    entry: waited(
      [
        items.updated,
        items.commented,
        reply,
        { ...items.created, task: prices },
        { ...items.restored, task: taskNumber(14, 'Imprint'), actors: [lee] },
        { ...items.deleted, task: taskNumber(15, '쿠키 안내'), actors: [{ ...lee, name: '' }] },
      ],
      4,
    ),
  },
  'waited.more': {
    reason: 'owner',
    entry: waited([done(12, 'Landing page'), done(13, '가격 페이지')], 120),
  },
  'waited.deleted': {
    reason: 'watcher',
    entry: waited([items.deleted, { ...items.deleted, task: prices, actors: [lee] }], 2),
  },
  '': {
    reason: 'assignee',
    entry: digest([done(12, 'Landing page'), done(13, '가격 페이지'), done(14, 'Imprint')]),
  },
  'mixed-start': {
    reason: 'creator',
    entry: digest([done(12, 'Landing page'), done(13, '가격 페이지', 'todo')]),
  },
  more: {
    reason: 'watcher',
    entry: digest([done(12, 'Landing page'), done(13, '가격 페이지')], { total: 250 }),
  },
  deleted: {
    reason: 'mention',
    entry: digest([items.deleted, { ...items.deleted, task: prices }]),
  },
};
