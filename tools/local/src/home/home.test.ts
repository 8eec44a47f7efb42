import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyHome, openHome } from './home.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-home-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a folder that cannot be written to is named with what to do', () => {
  writeFileSync(join(folder, 'file'), '');
  const below = join(folder, 'file', 'data');
  expect(() => openHome(below)).toThrow(
    `Cannot write to the data folder ${below} (ENOTDIR); make it writable`,
  );
});

test('emptying deletes all data and keeps the lock', () => {
  const home = openHome(join(folder, 'data'));
  writeFileSync(home.lock, 'held');
  writeFileSync(home.dynamodbFile, 'items');
  emptyHome(home);
  expect(existsSync(home.lock)).toBe(true);
  expect(existsSync(home.dynamodbFile)).toBe(false);
  expect(existsSync(home.eventBridge)).toBe(true);
});
