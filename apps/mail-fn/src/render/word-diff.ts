import { diffArrays } from 'diff';
import { plainText } from './plain-value.ts';

/** A stretch of a text that changed; `gap` stands for what is left out. */
export interface DiffSegment {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}

/** White space, words of any script, and punctuation. */
const TOKENS = /\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]+/gu;

/** Past this many differing words, old and new stand as wholes: a finer diff would cost much and show little. */
const MAX_EDITS = 400;

/** How much of an unchanged stretch stays beside a change, in UTF-16 code units. */
const CONTEXT = 80;

/** How much of a text a mail shows, in UTF-16 code units. */
const MAX_LENGTH = 1_500;

/** What changed between two texts, word by word, with long stretches left out. */
export function diffWords(from: string, to: string): readonly DiffSegment[] {
  return limit(withoutFarContext(joinAcrossSpaces(rawDiff(plainText(from), plainText(to)))));
}

/** A text that is all there, cut to what a mail shows. */
export function wholeText(text: string): readonly DiffSegment[] {
  return limit([{ kind: 'same', text: plainText(text) }]);
}

function rawDiff(from: string, to: string): DiffSegment[] {
  const changes = diffArrays(from.match(TOKENS) ?? [], to.match(TOKENS) ?? [], { maxEditLength: MAX_EDITS });
  if (!changes) {
    return [
      ...limit([{ kind: 'removed', text: from }], MAX_LENGTH / 2),
      ...limit([{ kind: 'added', text: to }], MAX_LENGTH / 2),
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** Replaced words that only a space keeps apart read better as one replaced phrase. */
function joinAcrossSpaces(segments: readonly DiffSegment[]): DiffSegment[] {
  const joined: DiffSegment[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    const space = /(?<!\s)\s+$/.exec(removed)?.[0] ?? '';
    const shared = space && added.endsWith(space) ? space : '';
    const end = -shared.length || undefined;
    joined.push(
      { kind: 'removed', text: removed.slice(0, end) },
      { kind: 'added', text: added.slice(0, end) },
      { kind: 'same', text: shared },
    );
    removed = added = '';
  };
  segments.forEach((segment, index) => {
    if (segment.kind === 'removed') removed += segment.text;
    else if (segment.kind === 'added') added += segment.text;
    else if (removed && added && /^ +$/.test(segment.text) && index < segments.length - 1) {
      removed += segment.text;
      added += segment.text;
    } else {
      flush();
      joined.push(segment);
    }
  });
  flush();
  return joined.filter(({ text }) => text !== '');
}

function withoutFarContext(segments: readonly DiffSegment[]): DiffSegment[] {
  return segments.flatMap((segment, index): DiffSegment[] => {
    const { kind, text } = segment;
    const before = index > 0 ? CONTEXT : 0;
    const after = index < segments.length - 1 ? CONTEXT : 0;
    if (kind !== 'same' || text.length <= before + after + CONTEXT) return [segment];
    const head = firstWords(text, before);
    const tail = lastWords(text, after);
    return [
      ...(head ? [{ kind, text: head }] : []),
      { kind: 'gap', text: '…' },
      ...(tail ? [{ kind, text: tail }] : []),
    ];
  });
}

function limit(segments: readonly DiffSegment[], length = MAX_LENGTH): DiffSegment[] {
  const kept: DiffSegment[] = [];
  let left = length;
  for (const segment of segments) {
    if (segment.text.length > left) {
      return [...kept, { ...segment, text: firstWords(segment.text, left) }, { kind: 'gap', text: '…' }];
    }
    kept.push(segment);
    left -= segment.text.length;
  }
  return kept;
}

function firstWords(text: string, length: number): string {
  const part = text.slice(0, length);
  const words = part.replace(/(?<!\S)\S+$/, '');
  return words.trim() ? words : withoutHalves(part);
}

function lastWords(text: string, length: number): string {
  const part = text.slice(text.length - length);
  const words = part.replace(/^\S+/, '');
  return words.trim() ? words : withoutHalves(part);
}

/** Drops what a cut leaves of a character that takes two code units. */
function withoutHalves(text: string): string {
  return text.replace(/\p{Cs}/gu, '');
}
