/** Line breaks, control characters and marks that reverse the reading direction of what follows them. */
const UNSAFE_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u{202A}-\u{202E}\u{2066}-\u{2069}\s]+/gu;

// Most mails cut nothing and make none.
let graphemes: Intl.Segmenter | undefined;

/** A value of a user as one line of text: it cannot add a header, or a line to the plain text. */
export function oneLine(value: string): string {
  return value.replace(UNSAFE_IN_A_LINE, ' ').trim();
}

/** Control characters but for line breaks and tabs, and marks that reverse the reading direction. */
const UNSAFE_IN_TEXT = /[[\p{Cc}\u{202A}-\u{202E}\u{2066}-\u{2069}]--[\n\t]]/gv;

/** A long text of a user: it keeps its lines, and turns nothing around it. */
export function plainText(value: string): string {
  return value.replaceAll(/\r\n|[\r\u2028\u2029]/g, '\n').replaceAll(UNSAFE_IN_TEXT, '');
}

/** The first `length` characters as readers count them, with an ellipsis when there are more. */
export function cut(value: string, length: number): string {
  if (value.length <= length) return value;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(value)) {
    if (kept.length === length) return `${kept.join('').trimEnd()}…`;
    kept.push(segment);
  }
  return value;
}

/** With a capital at its start, where the script has any. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
