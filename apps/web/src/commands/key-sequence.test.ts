import { expect, test } from 'vitest';
import { createKeySequence } from './key-sequence.ts';

const bindings = new Set(['c', 'p', 'g p', 'g s', 'mod+k']);

test('a key that is bound by itself is complete at once', () => {
  const keys = createKeySequence(bindings);
  expect(keys.press('c', 0)).toBe('c');
  expect(keys.press('mod+k', 10)).toBe('mod+k');
  expect(keys.press('q', 20)).toBeNull();
});

test('two keys in a row are what they come to together', () => {
  const keys = createKeySequence(bindings);
  expect(keys.press('g', 0)).toBeNull();
  expect(keys.press('p', 1_400)).toBe('g p');
  expect(keys.press('p', 1_500)).toBe('p');
});

test('the second key means itself when it comes late, or after another', () => {
  const keys = createKeySequence(bindings);
  keys.press('g', 0);
  expect(keys.press('p', 1_500)).toBe('p');
  keys.press('g', 2_000);
  keys.press('x', 2_100);
  expect(keys.press('p', 2_200)).toBe('p');
  keys.press('g', 3_000);
  keys.reset();
  expect(keys.press('p', 3_100)).toBe('p');
});

test('the first key begins anew each time that it is pressed', () => {
  const keys = createKeySequence(bindings);
  keys.press('g', 0);
  expect(keys.press('g', 1_000)).toBeNull();
  expect(keys.press('s', 2_000)).toBe('g s');
});
