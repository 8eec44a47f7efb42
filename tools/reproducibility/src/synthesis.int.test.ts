import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyCheckout, replaceInFile, runIn } from './checkout.ts';
import { APPS, filesOf, synthesise, synthesiseAll, templatesOf, type Unit, UNITS } from './synthesis.ts';

/** Synthesised by the targets that this one depends on. */
const HERE = fileURLToPath(new URL('../../../', import.meta.url));
const APP_UNITS: readonly Unit[] = Object.values(APPS);

let folder: string;
let elsewhere: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-synthesis-'));
  elsewhere = join(folder, 'a place', 'of another depth');
  await copyCheckout(HERE, elsewhere);
  await synthesiseAll(elsewhere);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(UNITS)('from another folder, %s has the same templates and assets', (unit) => {
  const files = filesOf(HERE, unit);
  expect(Object.keys(files).filter((path) => path.endsWith('.template.json'))).not.toEqual([]);
  expect(filesOf(elsewhere, unit)).toEqual(files);
});

test.each([
  ['task-api', 'src/main.ts', "'listening'", "'listeninG'"],
  ['auth-fn', 'src/env.ts', "'is missing'", "'is missinG'"],
  ['mail-fn', 'src/handler.ts', "'malformed event'", "'malformed evenT'"],
  ['web', 'src/i18n/en/login.ts', "'Create your account'", "'Create your accounT'"],
] as const)('a byte of %s changes the templates of its unit alone', async (app, file, from, to) => {
  const before = templatesOf(elsewhere, APP_UNITS);
  replaceInFile(join(elsewhere, 'apps', app, file), from, to);
  await runIn(elsewhere, 'nx', ['build', app]);
  await synthesise(elsewhere, APP_UNITS);
  const after = templatesOf(elsewhere, APP_UNITS);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect([...new Set(changed.map((path) => path.split('/')[0]))]).toEqual([APPS[app]]);
});

test('none of these changes reaches the units that deploy no app', async () => {
  const others = UNITS.filter((unit) => !APP_UNITS.includes(unit));
  const before = templatesOf(elsewhere, others);
  await synthesise(elsewhere, others);
  expect(templatesOf(elsewhere, others)).toEqual(before);
});
