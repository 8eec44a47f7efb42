import { describe, expect, it } from 'vitest';
import { diffWords } from './word-diff.ts';

describe('diffWords', () => {
  it('finds the words that changed', () => {
    expect(diffWords('Write the page.', 'Write two pages.')).toEqual([
      { kind: 'same', text: 'Write ' },
      { kind: 'removed', text: 'the' },
      { kind: 'added', text: 'two' },
      { kind: 'same', text: ' ' },
      { kind: 'removed', text: 'page' },
      { kind: 'added', text: 'pages' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('knows words in Korean', () => {
    expect(diffWords('문구를 쓴다', '문구를 고친다')).toEqual([
      { kind: 'same', text: '문구를 ' },
      { kind: 'removed', text: '쓴다' },
      { kind: 'added', text: '고친다' },
    ]);
  });

  it('leaves out what is far from a change', () => {
    const [start, gap, ...rest] = diffWords(`${'a '.repeat(200)}old`, `${'a '.repeat(200)}new`);
    expect(start).toEqual({ kind: 'gap', text: '…' });
    expect(gap?.text).toHaveLength(80);
    expect(rest).toEqual([
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'new' },
    ]);
  });

  it('gives two texts as wholes that have nothing in common', () => {
    const words = (word: string) => Array.from({ length: 300 }, (_, n) => `${word}${n}`).join('-');
    expect(diffWords(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('keeps characters whole', () => {
    const same = '😀'.repeat(300);
    const text = diffWords(`${same} a`, `${same} b`)
      .map((segment) => segment.text)
      .join('');
    expect(text).not.toMatch(/\p{Cs}/u);
  });
});
