import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type BuiltChunk, entrySizes } from '../size-budget.ts';

const chunk = (name: string, fields: Partial<BuiltChunk> = {}): BuiltChunk => ({
  name,
  code: name.repeat(100),
  isEntry: false,
  imports: [],
  ...fields,
});
const sizeOf = (name: string) => gzipSync(name.repeat(100)).length;

test('a page weighs what it imports, each once, and nothing that comes later', () => {
  const chunks = new Map([
    ['app.js', chunk('app', { isEntry: true, imports: ['react.js', 'theme.js'] })],
    ['theme.js', chunk('theme', { imports: ['react.js', 'app.js'] })],
    ['react.js', chunk('react')],
    ['later.js', chunk('later', { imports: ['react.js'] })],
  ]);
  expect([...entrySizes(chunks)]).toEqual([['app', sizeOf('app') + sizeOf('theme') + sizeOf('react')]]);
});
