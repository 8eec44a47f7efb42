import type { ChildExit, RunningChild } from '@baton/services';
import { expect, test, vi } from 'vitest';
import { supervise } from './supervise.ts';

const backoff = { first: 1, longest: 4, healthyAfter: 60_000 };

/** A part whose ends the test decides. */
class Part {
  readonly started: { end: (exit: ChildExit) => void }[] = [];
  failures = 0;
  reports: string[] = [];

  start = async (): Promise<RunningChild> => {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('no.');
    }
    const exited = Promise.withResolvers<ChildExit>();
    const pid = this.started.push({ end: exited.resolve });
    const stop = async () => exited.resolve({ code: 0, signal: null });
    return { pid, exited: exited.promise, stop };
  };

  supervise(pids: number[] = []) {
    return supervise({
      name: 'part',
      start: this.start,
      onStarted: ({ pid }) => pids.push(pid),
      report: (sentence) => this.reports.push(sentence),
      backoff,
    });
  }
}

test('a part that ends is reported and started again', async () => {
  const part = new Part();
  const pids: number[] = [];
  const supervised = await part.supervise(pids);
  part.started[0]?.end({ code: null, signal: 'SIGKILL' });
  await vi.waitUntil(() => pids.length === 2);
  await supervised.stop();
  expect(pids).toEqual([1, 2]);
  expect(part.reports).toEqual(['part ended (SIGKILL); starting it again in 1 ms', 'part is running again']);
});

test('a part that is to start again does so at once, and is no fault', async () => {
  const part = new Part();
  const pids: number[] = [];
  const supervised = await part.supervise(pids);
  await supervised.restart();
  await vi.waitUntil(() => pids.length === 2);
  await supervised.stop();
  expect(part.reports).toEqual(['part is running again']);
});

test('a part that is down already when it is to start again is at fault when it ends the next time', async () => {
  const part = new Part();
  const pids: number[] = [];
  const supervised = await part.supervise(pids);
  part.failures = Infinity;
  part.started[0]?.end({ code: 1, signal: null });
  await vi.waitUntil(() => part.reports.some((report) => report.includes('did not start')));
  await supervised.restart();
  part.failures = 0;
  await vi.waitUntil(() => pids.length === 2);
  part.started[1]?.end({ code: null, signal: 'SIGKILL' });
  await vi.waitUntil(() => pids.length === 3);
  await supervised.stop();
  expect(part.reports.filter((report) => report.includes('SIGKILL'))).toHaveLength(1);
});

test('the pause doubles up to its limit while the part keeps failing', async () => {
  const part = new Part();
  const pids: number[] = [];
  const supervised = await part.supervise(pids);
  part.failures = 3;
  part.started[0]?.end({ code: 1, signal: null });
  await vi.waitUntil(() => pids.length === 2);
  await supervised.stop();
  expect(part.reports).toEqual([
    'part ended (exit code 1); starting it again in 1 ms',
    'part did not start: no. Trying again in 2 ms',
    'part did not start: no. Trying again in 4 ms',
    'part did not start: no. Trying again in 4 ms',
    'part is running again',
  ]);
});

test('a first start that fails is the caller’s to handle', async () => {
  const part = new Part();
  part.failures = 1;
  await expect(part.supervise()).rejects.toThrow('no.');
});

test('a part that is stopped stays stopped', async () => {
  const part = new Part();
  const supervised = await part.supervise();
  await supervised.stop();
  expect(part.started).toHaveLength(1);
  expect(part.reports).toEqual([]);
});
