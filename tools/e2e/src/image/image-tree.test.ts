import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildImageTree } from './image-tree.ts';

const BASE = `FROM node:${process.versions.node}-trixie-slim`;

let folder: string;
let context: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-image-'));
  context = join(folder, 'context');
  mkdirSync(context);
  writeFileSync(join(context, 'main.mjs'), 'app');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a stage takes what an earlier one has made', () => {
  const image = buildImageTree(
    [
      `${BASE} AS files`,
      'WORKDIR /files',
      'COPY . .',
      'RUN cp main.mjs copy.mjs',
      BASE,
      'WORKDIR /app',
      'COPY --from=files /files .',
    ].join('\n'),
    context,
    folder,
  );
  expect(readFileSync(join(image.root, 'app', 'copy.mjs'), 'utf8')).toBe('app');
  expect(image.workdir).toBe(join(image.root, 'app'));
});

test.each([
  'RUN rm -rf /usr/local/lib/node_modules',
  'RUN rm -rf ../context',
  'RUN ["rm", "-rf", "/usr"]',
  'RUN rm -rf ~',
  'RUN rm -rf $HOME',
  'RUN cd `pwd`',
  'COPY main.mjs /usr/main.mjs',
])('«%s», which would reach the machine itself, is refused', (step) => {
  expect(() => buildImageTree(`${BASE}\n${step}`, context, folder)).toThrow('reaches out of');
});

test.each([
  ['ADD https://example.com/file .', 'ADD is not known'],
  ['COPY --chown=node . .', 'has parts that are not known'],
  ['COPY --from=nowhere . .', 'There is no stage nowhere'],
  ['USER node', 'is not in numbers'],
  ['CMD node main.mjs', 'goes through a shell'],
])('«%s», which it does not follow, is refused', (step, reason) => {
  expect(() => buildImageTree(`${BASE}\n${step}`, context, folder)).toThrow(reason);
});

test('a base with another Node than the tests run on is refused', () => {
  expect(() => buildImageTree('FROM node:22.1.0-trixie-slim', context, folder)).toThrow('does not hold Node');
});
