import type { Change } from '@baton/log-schema';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import {
  digest,
  kim,
  lee,
  mailTo,
  part,
  taskCreated,
  taskNumber,
  taskUpdated,
  toKim,
  toLee,
  told,
} from '../test-support/sample-entries.ts';
import type { ToldEntry } from './told-entry.ts';

const design = { id: '0190a000-0000-7000-8000-00000000d001', role: 'design', assignee: kim };

const legal = { id: '0190a000-0000-7000-8000-00000000d101', text: 'Ask legal', done: false };

const toDone: Change = { field: 'status', from: 'todo', to: 'done' };

function subjects(entry: ToldEntry) {
  return [toKim, toLee].map((reader) => mailTo(reader, entry).render().subject);
}

test.each<[string, Change, string, string]>([
  ['title', { field: 'title', from: 'Old', to: 'New' }, 'renamed from “Old”', '제목 변경 (이전: Old)'],
  ['a new description', { field: 'description', from: '', to: 'a' }, 'description added', '설명 추가'],
  ['a description', { field: 'description', from: 'a', to: 'b' }, 'description changed', '설명 변경'],
  ['no description', { field: 'description', from: 'a', to: '' }, 'description removed', '설명 삭제'],
  [
    'status',
    { field: 'status', from: 'review', to: 'done' },
    'status In review → Done',
    '상태 검토 중 → 완료',
  ],
  ['progress', { field: 'progress', from: 0, to: 40 }, 'progress 0 % → 40 %', '진행률 0% → 40%'],
  ['priority', { field: 'priority', from: 'none', to: 'low' }, 'priority none → Low', '우선순위 없음 → 낮음'],
  [
    'start date',
    { field: 'startOn', from: '2026-12-31', to: null },
    'start date Dec 31, 2026 → none',
    '시작일 2026년 12월 31일 → 없음',
  ],
  [
    'due date',
    { field: 'dueOn', from: null, to: '2026-12-01' },
    'due date none → Dec 1, 2026',
    '마감일 없음 → 2026년 12월 1일',
  ],
  ['labels', { field: 'labels', from: [], to: ['a', 'b'] }, 'labels none → a, b', '라벨 없음 → a, b'],
  ['a new part', { field: 'part', from: null, to: part(design) }, 'part design added', 'design 파트 추가'],
  [
    'a part removed',
    { field: 'part', from: part(design), to: null },
    'part design removed',
    'design 파트 삭제',
  ],
  [
    'the role of a part',
    { field: 'part.role', part: design, from: 'draft', to: 'design' },
    'role draft → design',
    '역할 draft → design',
  ],
  [
    'the person of a part',
    { field: 'part.assignee', part: design, from: lee, to: kim },
    'design assignee 이지우 → Kim Minsu',
    'design 담당자 이지우 → Kim Minsu',
  ],
  [
    'the first person of a part',
    { field: 'part.assignee', part: design, from: null, to: kim },
    'design assignee nobody → Kim Minsu',
    'design 담당자 미정 → Kim Minsu',
  ],
  [
    'the progress of a part alone',
    { field: 'part.progress', part: design, from: 0, to: 40 },
    'design progress 0 % → 40 %',
    'design 진행률 0% → 40%',
  ],
  [
    'the weight of a part',
    { field: 'part.weight', part: design, from: 1, to: 2 },
    'design weight 1 → 2',
    'design 비중 1 → 2',
  ],
  [
    'the order of parts',
    { field: 'parts.order', from: ['design', 'copy'], to: ['copy', 'design'] },
    'order of parts design, copy → copy, design',
    '파트 순서 design, copy → copy, design',
  ],
  [
    'a new checklist item',
    { field: 'checklistItem', from: null, to: legal },
    '“Ask legal” added to the checklist',
    '‘Ask legal’ 항목 추가',
  ],
  [
    'a checklist item removed',
    { field: 'checklistItem', from: legal, to: null },
    '“Ask legal” removed from the checklist',
    '‘Ask legal’ 항목 삭제',
  ],
  [
    'the text of a checklist item',
    { field: 'checklistItem.text', item: legal, from: 'Ask', to: 'Ask legal' },
    'checklist item Ask → Ask legal',
    '체크리스트 항목 Ask → Ask legal',
  ],
  [
    'a checklist item done',
    { field: 'checklistItem.done', item: { ...legal, done: true }, from: false, to: true },
    '“Ask legal” checked off',
    '‘Ask legal’ 항목 완료',
  ],
  [
    'a checklist item not done after all',
    { field: 'checklistItem.done', item: legal, from: true, to: false },
    '“Ask legal” no longer checked off',
    '‘Ask legal’ 항목 완료 취소',
  ],
  [
    'a part of somebody whose account was deleted',
    { field: 'part.assignee', part: design, from: { ...lee, name: '' }, to: kim },
    'design assignee a deleted account → Kim Minsu',
    'design 담당자 탈퇴한 사용자 → Kim Minsu',
  ],
])('one change names it with both values: %s', (_, change, en, ko) => {
  expect(subjects(taskUpdated([change]))).toEqual([
    `[WEB-12] New landing page: ${en}`,
    `[WEB-12] New landing page: ${ko}`,
  ]);
});

test('progress with the parts it is the mean of is one change', () => {
  const entry = taskUpdated([
    { field: 'part.progress', part: design, from: 0, to: 80 },
    { field: 'part.weight', part: design, from: 1, to: 2 },
    { field: 'progress', from: 0, to: 40 },
  ]);
  expect(subjects(entry)[0]).toBe('[WEB-12] New landing page: progress 0 % → 40 %');
});

test('several changes are counted', () => {
  const entry = taskUpdated([
    { field: 'part.progress', part: design, from: 0, to: 80 },
    { field: 'progress', from: 0, to: 40 },
    { field: 'status', from: 'todo', to: 'doing' },
    { field: 'part.assignee', part: design, from: lee, to: kim },
  ]);
  expect(subjects(entry)).toEqual([
    '[WEB-12] New landing page: 3 changes',
    '[WEB-12] New landing page: 변경 3건',
  ]);
});

test('what mails do not show is not counted', () => {
  const entry = taskUpdated([
    { field: 'rank', from: 'a0', to: 'a1' },
    { field: 'status', from: 'todo', to: 'doing' },
    { field: 'checklist.order', from: ['a', 'b'], to: ['b', 'a'] },
  ]);
  expect(subjects(entry)[0]).toBe('[WEB-12] New landing page: status To do → In progress');
});

test('a new task is called new', () => {
  expect(subjects(taskCreated())).toEqual([
    '[WEB-12] New landing page: new task',
    '[WEB-12] New landing page: 새 작업',
  ]);
});

describe('what waited and is of one task', () => {
  const item = told(taskNumber(12, 'Landing page'));
  const status = { what: 'updated' as const, ...item, changes: [toDone] };
  const comment = {
    what: 'commented' as const,
    ...item,
    comment: { id: v7(), author: lee, mentions: [] },
    body: 'Done.',
  };
  const restored = { what: 'restored' as const, ...item };

  test.each([
    [
      'a change and comments',
      [status, comment, comment],
      'status To do → Done, 2 new comments',
      '상태 할 일 → 완료, 새 댓글 2개',
    ],
    ['one comment', [comment], 'new comment', '새 댓글'],
    [
      'what is no change of a field',
      [restored, comment],
      'restored from the trash, new comment',
      '휴지통에서 복원, 새 댓글',
    ],
  ])('is said in order, with comments counted: %s', (_, items, en, ko) => {
    expect(subjects(digest([...items], { total: 1, bulkId: undefined }))).toEqual([
      `[WEB-12] Landing page: ${en}`,
      `[WEB-12] Landing page: ${ko}`,
    ]);
  });

  test('names the task as it is called in the end', () => {
    const renamed = { ...comment, task: { ...item.task, title: 'Start page', version: 9 } };
    expect(subjects(digest([renamed, status], { total: 1 }))[0]).toBe(
      '[WEB-12] Start page: status To do → Done, new comment',
    );
  });

  test('says that the reader was mentioned', () => {
    const entry = digest([comment, comment], { total: 1 });
    const { subject } = mailTo({ ...toKim, reason: 'mention' }, entry).render();
    expect(subject).toBe('[WEB-12] Landing page: you were mentioned');
  });
});

describe('long values', () => {
  const task = { ...taskUpdated([]).task, title: '가'.repeat(300) };

  test('are cut, so that what changed stays in sight', () => {
    const entry = taskUpdated([{ field: 'title', from: 'x'.repeat(41), to: task.title }], { task });
    expect(subjects(entry)[0]).toBe(`[WEB-12] ${'가'.repeat(80)}…: renamed from “${'x'.repeat(40)}…”`);
  });

  test('are never cut within a character', () => {
    const title = `${'x'.repeat(79)}👩‍👩‍👧‍👦${'y'.repeat(9)}`;
    const entry = taskUpdated([{ field: 'progress', from: 0, to: 40 }], { task: { ...task, title } });
    expect(subjects(entry)[0]).toBe(`[WEB-12] ${'x'.repeat(79)}👩‍👩‍👧‍👦…: progress 0 % → 40 %`);
  });
});

test('a subject is one line, whatever a title holds', () => {
  const title = ' a\r\nBcc: b\u2028c\u0000d\u202Ee\tf ';
  const entry = taskUpdated([{ field: 'progress', from: 0, to: 40 }], {
    task: { ...taskUpdated([]).task, title },
  });
  expect(subjects(entry)[0]).toBe('[WEB-12] a Bcc: b c d e f: progress 0 % → 40 %');
});
