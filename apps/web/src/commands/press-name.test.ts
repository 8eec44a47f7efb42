import { expect, test } from 'vitest';
import { type Press, pressName } from './press-name.ts';

const press = (key: string, code: string, held: Partial<Press> = {}): Press => ({
  key,
  code,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

test('a key is named after what it types', () => {
  expect(pressName(press('c', 'KeyC'))).toBe('c');
  expect(pressName(press('?', 'Slash', { shiftKey: true }))).toBe('?');
  // On a French keyboard, where the key of `q` types it.
  expect(pressName(press('a', 'KeyQ'))).toBe('a');
});

test('a letter of another script is named after its place', () => {
  expect(pressName(press('ㅊ', 'KeyC'))).toBe('c');
  expect(pressName(press('Process', 'KeyG'))).toBe('g');
  expect(pressName(press('Process', 'Slash', { shiftKey: true }))).toBe('?');
});

test('Control and Command are the same, Shift makes another key of a letter', () => {
  expect(pressName(press('k', 'KeyK', { ctrlKey: true }))).toBe('mod+k');
  expect(pressName(press('k', 'KeyK', { metaKey: true }))).toBe('mod+k');
  expect(pressName(press('Z', 'KeyZ', { metaKey: true, shiftKey: true }))).toBe('mod+shift+z');
});

test.each([
  ['Shift', 'ShiftLeft', {}],
  ['F5', 'F5', {}],
  ['c', 'KeyC', { altKey: true }],
])('%s of %s means nothing here', (key, code, held) => {
  expect(pressName(press(key, code, held))).toBeNull();
});
