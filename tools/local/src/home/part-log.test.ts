import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { PartLogs } from './part-log.ts';

test('each part has a file of its own, and that of the run before is kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-logs-'));
  for (const run of ['first', 'second']) {
    const logs = new PartLogs(folder, () => undefined);
    logs.lineWriter('auth-fn')(run);
    await logs.close();
  }
  expect(readFileSync(join(folder, 'auth-fn.log'), 'utf8')).toBe('second\n');
  expect(readFileSync(join(folder, 'auth-fn.previous.log'), 'utf8')).toBe('first\n');
  rmSync(folder, { recursive: true });
});

test('a log that cannot be written is reported once and costs nothing but its lines', async () => {
  const reports: string[] = [];
  const logs = new PartLogs('/nowhere', (sentence) => reports.push(sentence));
  const write = logs.lineWriter('auth-fn');
  write('a line');
  await vi.waitUntil(() => reports.length > 0);
  write('another line');
  await logs.close();
  expect(reports).toEqual([
    "ENOENT: no such file or directory, open '/nowhere/auth-fn.log'; the log of auth-fn is not written any more",
  ]);
});
