import { diffArrays } from 'diff';

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

/** What changed between two texts, word by word, with long stretches left out. */
export function diffWords(from: string, to: string): DiffSegment[] {
  const changes = diffArrays(from.match(TOKENS) ?? [], to.match(TOKENS) ?? [], { maxEditLength: MAX_EDITS });
  if (!changes)
    return [
      { kind: 'removed', text: from },
      { kind: 'added', text: to },
    ];
  return changes.flatMap(({ added, removed, value }, index): DiffSegment[] => {
    const text = value.join('');
    if (added || removed) return [{ kind: added ? 'added' : 'removed', text }];
    return shortened(text, index > 0, index < changes.length - 1);
  });
}

/** An unchanged stretch, of which what is beside a change stays. */
function shortened(text: string, hasBefore: boolean, hasBehind: boolean): DiffSegment[] {
  const head = hasBefore ? CONTEXT : 0;
  const tail = hasBehind ? CONTEXT : 0;
  if (text.length <= head + tail + CONTEXT) return [{ kind: 'same', text }];
  const characters = Array.from(text);
  return [
    { kind: 'same' as const, text: characters.slice(0, head).join('') },
    { kind: 'gap' as const, text: '…' },
    { kind: 'same' as const, text: tail === 0 ? '' : characters.slice(-tail).join('') },
  ].filter((segment) => segment.text !== '');
}
