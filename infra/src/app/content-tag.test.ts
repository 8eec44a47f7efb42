import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentTag } from './content-tag.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-tag-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'main.mjs'), content);
  return join(folder, name);
}

test('the same content has the same tag in another folder', () => {
  expect(contentTag(write('one', 'serve()'))).toBe(contentTag(write('two', 'serve()')));
});

test('one other byte, in any of the paths, gives another tag', () => {
  const app = write('app', 'serve()');
  const recipe = write('recipe', 'FROM node:24');
  const changed = write('changed', 'FROM node:25');
  expect(contentTag(app, recipe)).not.toBe(contentTag(app, changed));
});

test('a path that is not there is an error, not an empty image', () => {
  expect(() => contentTag(join(folder, 'missing'))).toThrow('ENOENT');
});
