import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './repository-files.ts';

const document = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
const rows = document.split('\n').filter((line) => /^\| [STRIDE, ]+: /.test(line));

test('every threat of SECURITY.md names a control and tests that are there', () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const [threat, control, tests] = row.split('|').slice(1, -1);
    const named = [...(tests ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
    expect(control?.trim(), threat).not.toBe('');
    expect(named, threat).not.toEqual([]);
    for (const path of named) {
      expect(path).toMatch(/\.(?:test|spec|audit)\.tsx?$/);
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
    }
  }
});
