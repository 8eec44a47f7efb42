import { describe, expect, it } from 'vitest';
import { testI18n } from '../i18n/test-support/test-i18n.ts';
import { changeLine } from './change-line.ts';

type Change = Parameters<typeof changeLine>[0];

const KIM = { id: 'u1', name: 'Kim' };
const part = { id: 'p1', role: 'design', assignee: KIM };
const item = { id: 'i1', text: 'Ask legal', done: true };
const words = {
  t: testI18n().getFixedT('en', 'app'),
  fieldText: (_: string, value: unknown) => `<${String(value)}>`,
};

const said = (change: Change) => {
  const line = changeLine(change, words);
  return line && [line.label, line.from, line.to];
};

describe('a change in the activity', () => {
  it.each<[Change, (string | null)[]]>([
    [{ field: 'progress', from: 20, to: 40 }, ['Progress', '<20>', '<40>']],
    [{ field: 'part.progress', part, from: 0, to: 30 }, ['design · Progress', '<0>', '<30>']],
    [{ field: 'part.assignee', part, from: null, to: KIM }, ['design · Person', 'Nobody yet', 'Kim']],
    [
      { field: 'part.assignee', part, from: { id: 'u2', name: '' }, to: KIM },
      ['design · Person', 'a deleted account', 'Kim'],
    ],
    [{ field: 'part', from: null, to: { ...part, progress: 0, weight: 1 } }, ['Part', null, 'design: Kim']],
    [{ field: 'checklistItem', from: item, to: null }, ['Checklist', 'Ask legal', null]],
    [{ field: 'checklistItem.done', item, from: false, to: true }, ['Ask legal', 'not done', 'done']],
    [{ field: 'parts.order', from: ['a', 'b'], to: ['b', 'a'] }, ['Order of parts', 'a, b', 'b, a']],
  ])('%j is said as %j', (change, line) => {
    expect(said(change)).toEqual(line);
  });

  it('shows of a text what changed in it', () => {
    expect(changeLine({ field: 'description', from: 'a', to: 'b' }, words)).toMatchObject({ isProse: true });
    expect(changeLine({ field: 'status', from: 'todo', to: 'done' }, words)).toMatchObject({
      isProse: false,
    });
  });

  it('says nothing of the place on a board', () => {
    expect(said({ field: 'rank', from: 'a0', to: 'a1' })).toBeNull();
  });
});
