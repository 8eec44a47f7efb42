import { execFileSync } from 'node:child_process';

/** The execution environments of mail-fn, which are children of the system's main process. */
export function mailFnProcesses(mainPid: number): readonly number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', timeout: 5_000 });
  return table
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => Number(found?.[2]) === mainPid && found?.[3]?.includes('mail-fn'))
    .map((found) => Number(found?.[1]));
}
