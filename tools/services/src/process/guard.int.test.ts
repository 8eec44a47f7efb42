import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const PARENT = fileURLToPath(new URL('./test-fixtures/guarded-parent.ts', import.meta.url));

let folder: string;
let guardFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-guard-'));
  guardFile = join(folder, 'guard');
});

afterEach(() => rmSync(folder, { recursive: true }));

async function startParent() {
  const parent = fork(PARENT, [guardFile], { execArgv: [] });
  const [child] = (await once(parent, 'message')) as [number];
  return { parent, child, guard: () => Number(readFileSync(guardFile, 'utf8')) };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a process that is killed takes its children with it', async () => {
  const { parent, child, guard } = await startParent();
  const guardPid = guard();
  expect([isRunning(child), isRunning(guardPid)]).toEqual([true, true]);
  parent.kill('SIGKILL');
  await vi.waitUntil(() => !isRunning(child) && !isRunning(guardPid), { timeout: 20_000 });
});

test('a guard that is killed is replaced by one that knows the same children', async () => {
  const { parent, child, guard } = await startParent();
  const first = guard();
  process.kill(first, 'SIGKILL');
  const second = await vi.waitUntil(() => guard() !== first && guard(), { timeout: 20_000 });
  expect(isRunning(child)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitUntil(() => !isRunning(child) && !isRunning(second), { timeout: 20_000 });
});
