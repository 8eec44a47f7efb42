import { expect, test } from 'vitest';
import { oneLine, plainText } from './plain-value.ts';

test.each([
  ['line breaks of every kind', 'a\r\nb\rc\u2028d\u2029e', 'a b c d e', 'a\nb\nc\nd\ne'],
  ['control characters', 'a\u0000b\u001bc\u007fd', 'a b c d', 'abcd'],
  ['marks that turn the reading direction', 'a\u202eb\u2066c\u2069', 'a b c', 'abc'],
  ['tabs', 'a\tb', 'a b', 'a\tb'],
  ['letters and signs of any script', '가나 👩‍👩‍👧‍👦 עברית é', '가나 👩‍👩‍👧‍👦 עברית é', '가나 👩‍👩‍👧‍👦 עברית é'],
])('as one line and as a text, a value has %s so', (_, value, line, text) => {
  expect(oneLine(value)).toBe(line);
  expect(plainText(value)).toBe(text);
});
