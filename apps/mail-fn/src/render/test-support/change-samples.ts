import type { Change } from '@baton/log-schema';
import { kim, lee, mina, part } from '../../test-support/sample-entries.ts';

export const design = { id: '0190a000-0000-7000-8000-00000000d001', role: 'design' };
export const build = { id: '0190a000-0000-7000-8000-00000000d002', role: 'frontend' };
const legal = { id: '0190a000-0000-7000-8000-00000000d101', text: 'Ask legal', done: false };

const before = `The page greets new visitors and says in one sentence what Baton does.

It loads within two seconds on a phone, has a picture of a task with its parts, and ends with a button to sign up. Texts come from Mina and are ready by Monday.`;
const after = `The page greets new visitors and says in two short sentences what Baton does.

It loads within two seconds on a phone, has a picture of a task with its parts, and ends with a button to sign up. Texts come from Mina and are ready by Wednesday.

Old browsers are out of scope.`;

type Field = Change['field'];
type FieldSamples = {
  readonly [F in Field]: Readonly<Record<string, readonly [Extract<Change, { field: F }>, ...Change[]]>>;
};

/** At least one sample for each field that can change; the compiler misses the one of a new field. */
export const changeSamples: FieldSamples = {
  title: { '': [{ field: 'title', from: 'Landing page', to: 'New landing page' }] },
  description: {
    '': [{ field: 'description', from: before, to: after }],
    korean: [
      {
        field: 'description',
        from: '로그인 화면에서 이메일을 입력하면 바로 확인합니다.',
        to: '로그인 화면에서 이메일과 비밀번호를 입력하면 서버가 확인합니다.',
      },
    ],
  },
  status: { '': [{ field: 'status', from: 'todo', to: 'doing' }] },
  progress: {
    back: [{ field: 'progress', from: 70, to: 25 }],
    'with-parts': [
      { field: 'progress', from: 0, to: 40 },
      { field: 'part.progress', part: { ...build, assignee: kim }, from: 0, to: 80 },
    ],
  },
  priority: { '': [{ field: 'priority', from: 'none', to: 'high' }] },
  startOn: { '': [{ field: 'startOn', from: '2026-11-20', to: '2026-11-23' }] },
  dueOn: { '': [{ field: 'dueOn', from: null, to: '2026-12-01' }] },
  labels: { '': [{ field: 'labels', from: [], to: ['launch', '마케팅'] }] },
  rank: {
    hidden: [
      { field: 'rank', from: 'a0', to: 'a1' },
      { field: 'status', from: 'doing', to: 'done' },
    ],
  },
  part: {
    added: [
      {
        field: 'part',
        from: null,
        to: part({ id: '0190a000-0000-7000-8000-00000000d004', role: 'copy', assignee: mina }),
      },
    ],
    removed: [{ field: 'part', from: part({ ...design, assignee: lee, progress: 30 }), to: null }],
  },
  'parts.order': {
    '': [{ field: 'parts.order', from: ['design', 'frontend'], to: ['frontend', 'design'] }],
  },
  'part.role': {
    '': [{ field: 'part.role', part: { ...build, assignee: kim }, from: 'build', to: 'frontend' }],
  },
  'part.assignee': {
    '': [{ field: 'part.assignee', part: { ...design, assignee: kim }, from: lee, to: kim }],
    'deleted-account': [
      { field: 'part.assignee', part: { ...design, assignee: null }, from: { ...lee, name: '' }, to: null },
    ],
  },
  'part.progress': {
    '': [{ field: 'part.progress', part: { ...build, assignee: kim }, from: 0, to: 80 }],
  },
  'part.weight': { '': [{ field: 'part.weight', part: { ...build, assignee: kim }, from: 1, to: 2 }] },
  checklistItem: {
    added: [{ field: 'checklistItem', from: null, to: legal }],
    removed: [{ field: 'checklistItem', from: { ...legal, done: true }, to: null }],
  },
  'checklist.order': {
    hidden: [
      { field: 'checklist.order', from: ['a', 'b'], to: ['b', 'a'] },
      { field: 'status', from: 'doing', to: 'done' },
    ],
  },
  'checklistItem.text': {
    '': [
      {
        field: 'checklistItem.text',
        item: { ...legal, text: 'Ask legal again' },
        from: 'Ask legal',
        to: 'Ask legal again',
      },
    ],
  },
  'checklistItem.done': {
    checked: [{ field: 'checklistItem.done', item: { ...legal, done: true }, from: false, to: true }],
    unchecked: [{ field: 'checklistItem.done', item: legal, from: true, to: false }],
  },
};

/** Several fields at once. */
export const manyChanges: readonly Change[] = [
  { field: 'status', from: 'doing', to: 'review' },
  { field: 'progress', from: 40, to: 90 },
  { field: 'part.progress', part: { ...design, assignee: lee }, from: 0, to: 80 },
  { field: 'part.progress', part: { ...build, assignee: kim }, from: 80, to: 100 },
  { field: 'priority', from: 'none', to: 'urgent' },
  { field: 'startOn', from: '2026-11-20', to: null },
  { field: 'labels', from: ['launch'], to: ['launch', '마케팅'] },
  { field: 'part.role', part: { ...build, assignee: kim }, from: 'build', to: 'frontend' },
  { field: 'part.assignee', part: { ...design, assignee: lee }, from: null, to: lee },
];
