import { describe, expect, test } from 'vitest';
import { type DiffSegment, diffWords, wholeText } from './word-diff.ts';

function shown(segments: readonly DiffSegment[]): string {
  const marks = { same: ['', ''], gap: ['<', '>'], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
  return segments.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('');
}

describe('a diff', () => {
  test.each([
    ['Ready by Monday.', 'Ready by Friday.', 'Ready by [-Monday-]{+Friday+}.'],
    ['one two', 'one two three', 'one two{+ three+}'],
    ['one two three', 'one three', 'one [-two -]three'],
    ['a red fox', 'a quick blue fox', 'a [-red-]{+quick blue+} fox'],
    ['로그인을 확인합니다', '로그아웃을 확인합니다', '[-로그인을-]{+로그아웃을+} 확인합니다'],
    ['done', '', '[-done-]'],
    ['a\nb', 'a\n\nb', 'a{+\n+}\nb'],
  ])('from "%s" to "%s"', (from, to, expected) => {
    expect(shown(diffWords(from, to))).toBe(expected);
  });

  test('leaves out what is far from a change', () => {
    const words = 'word '.repeat(100);
    expect(shown(diffWords(`${words}old ${words}`, `${words}new ${words}`))).toBe(
      `<…>${' word'.repeat(15)} [-old-]{+new+} ${'word '.repeat(15)}<…>`,
    );
  });

  test('of two wholly different texts shows both as wholes, cut', () => {
    const from = Array.from({ length: 1_000 }, (_, index) => `a${index}`).join(' ');
    const to = Array.from({ length: 1_000 }, (_, index) => `b${index}`).join(' ');
    const segments = diffWords(from, to);
    expect(segments.map(({ kind }) => kind)).toEqual(['removed', 'gap', 'added', 'gap']);
    expect(segments[0]?.text.length).toBeLessThanOrEqual(750);
    expect(segments[0]?.text.startsWith('a0 a1 a2 ')).toBe(true);
    expect(segments[2]?.text.startsWith('b0 b1 b2 ')).toBe(true);
  });
});

describe('a whole text', () => {
  test('is kept when it is short', () => {
    expect(wholeText('a\nb')).toEqual([{ kind: 'same', text: 'a\nb' }]);
  });

  test('is cut between words', () => {
    expect(shown(wholeText('word '.repeat(400)))).toBe(`${'word '.repeat(300)}<…>`);
  });

  test('without spaces is cut between characters', () => {
    const text = `x${'😀'.repeat(1_000)}`;
    expect(shown(wholeText(text))).toBe(`x${'😀'.repeat(749)}<…>`);
  });
});
