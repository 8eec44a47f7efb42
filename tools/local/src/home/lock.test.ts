import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-lock-'));
  lock = join(folder, 'lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a lock is held until it is given back', () => {
  const release = takeLock(lock);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  release();
  expect(existsSync(lock)).toBe(false);
});

test('a second system on the same folder is refused and told who holds it', () => {
  takeLock(lock);
  expect(() => takeLock(lock)).toThrow(new RegExp(`as process ${process.pid}; stop it, or set BATON_HOME`));
});

test('the lock of a process that is gone is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  writeFileSync(lock, JSON.stringify({ pid, startedAt: '2026-01-01T00:00:00.000Z' }));
  takeLock(lock);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
});

test.each(['', '{"pid":', '{"pid":"4"}', '\0\0\0'])(
  'a damaged lock (%j) is left alone and says what to do',
  (content) => {
    writeFileSync(lock, content);
    expect(() => takeLock(lock)).toThrow(`The lock file ${lock} is damaged`);
    expect(() => takeLock(lock)).toThrow('delete the file and start again');
    expect(readFileSync(lock, 'utf8')).toBe(content);
  },
);
