import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const DOCS = fileURLToPath(new URL('../../docs/deploy/', import.meta.url));
const CONSTRUCTS = fileURLToPath(new URL('./constructs/', import.meta.url));

const page = readFileSync(join(DOCS, 'picture.md'), 'utf8');

/** Parts of the dashboard. */
const PARTS = /^dashboard-/;

test('every file that the page of the picture names is there', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)/g)].map(([, path]) => path as string);
  expect(links.length).toBeGreaterThan(90);
  expect(links.filter((path) => !existsSync(join(DOCS, path)))).toEqual([]);
});

test('every test that it names is in the file that it names', () => {
  const named = [...page.matchAll(/\[[\w.-]+\]\(([^)]+\.test\.ts)\): (.+?)(?=<br>| +\|)/g)];
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter(
    ([, path, title]) => !readFileSync(join(DOCS, path as string), 'utf8').includes(title as string),
  );
  expect(missing.map(([, path, title]) => `${path}: ${title}`)).toEqual([]);
});

test('every construct is part of the picture', () => {
  const constructs = readdirSync(CONSTRUCTS).filter((name) => !PARTS.test(name) && !name.includes('.test.'));
  expect(constructs.filter((name) => !page.includes(`constructs/${name}`))).toEqual([]);
});
