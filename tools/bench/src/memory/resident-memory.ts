import { readFileSync } from 'node:fs';

/** What a process holds of the machine's memory, in MiB, as Linux says. */
export function residentMiB(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kib === undefined) throw new Error(`The memory of process ${pid} is not known.`);
  return Number(kib) / 1_024;
}
