import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

let folder: string;
let lock: string;
let guardFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-lock-'));
  lock = join(folder, 'lock');
  guardFile = join(folder, 'guard');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a lock is held until it is given back', async () => {
  const release = await takeLock(lock, guardFile);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  release();
  expect(existsSync(lock)).toBe(false);
});

test('a second system on the same folder is refused and told who holds it', async () => {
  await takeLock(lock, guardFile);
  await expect(takeLock(lock, guardFile)).rejects.toThrow(
    new RegExp(`as process ${process.pid}; stop it, or set BATON_HOME`),
  );
});

test('the lock of a process that is gone is taken over once its guard is gone too', async () => {
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  const guard = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
  writeFileSync(lock, JSON.stringify({ pid, startedAt: '2026-01-01T00:00:00.000Z' }));
  writeFileSync(guardFile, `${guard.pid}`);
  const taken = takeLock(lock, guardFile);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid });
  guard.stdin.end();
  await taken;
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
});

test.each(['', '{"pid":', '{"pid":"4"}', '\0\0\0'])(
  'a damaged lock (%j) is left alone and says what to do',
  async (content) => {
    writeFileSync(lock, content);
    await expect(takeLock(lock, guardFile)).rejects.toThrow(`The lock file ${lock} is damaged`);
    await expect(takeLock(lock, guardFile)).rejects.toThrow('delete the file and start again');
    expect(readFileSync(lock, 'utf8')).toBe(content);
  },
);

test('of many that find a stale lock at once, one takes it over', async () => {
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  writeFileSync(lock, JSON.stringify({ pid, startedAt: '2026-01-01T00:00:00.000Z' }));
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(lock, guardFile)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['lock']);
});
