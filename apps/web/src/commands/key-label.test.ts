import { expect, test } from 'vitest';
import { keyCaps } from './key-label.ts';

test('keys are written as the keyboard has them', () => {
  expect(keyCaps('mod+k', true)).toEqual([['⌘', 'K']]);
  expect(keyCaps('mod+k', false)).toEqual([['Ctrl', 'K']]);
  expect(keyCaps('g p', false)).toEqual([['G'], ['P']]);
  expect(keyCaps('?', false)).toEqual([['?']]);
});
