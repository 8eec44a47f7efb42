import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const STOP_LIMIT_MS = 10_000;
/** After SIGKILL; a process that nobody reaps seems to live on. */
const KILL_LIMIT_MS = 5_000;
const watched = new Map<number, NodeJS.Signals>();

// A terminal that closes hangs up on every process; this one has to stay for the others.
process.on('SIGHUP', () => undefined);
process.on('SIGINT', () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pid, signal] = line.split(' ');
  if (verb === 'watch') watched.set(Number(pid), signal as NodeJS.Signals);
  else watched.delete(Number(pid));
}
await Promise.all([...watched].map(([pid, signal]) => end(pid, signal)));

async function end(pid: number, signal: NodeJS.Signals): Promise<void> {
  const deadline = Date.now() + STOP_LIMIT_MS;
  if (!send(pid, signal)) return;
  while (send(pid, 0)) {
    if (Date.now() > deadline + KILL_LIMIT_MS) return;
    if (Date.now() > deadline) send(pid, 'SIGKILL');
    await delay(50);
  }
}

/** Whether the process was there to get it. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
