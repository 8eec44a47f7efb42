import { type Guard, type RunningChild, spawnChild } from '@baton/services';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { ImageTree } from './image-tree.ts';

/**
 * Takes the right to write from every file and folder, and from Node on the whole machine: the closest to a
 * read-only root file system that every user can have.
 */
const READ_ONLY = { NODE_OPTIONS: '--permission --allow-fs-read=*' };

export function makeReadOnly(folder: string): void {
  execFileSync('chmod', ['-R', 'a-w', folder]);
}

export function removeReadOnly(folder: string): void {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true });
}

export interface ContainerOptions {
  readonly guard: Guard;
  /** Beside the image's own; nothing else reaches the process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/** Runs the image as a container would: its entry point with `args` in place of its command. */
export function runContainer(
  image: ImageTree,
  args: readonly string[],
  options: ContainerOptions,
): Promise<RunningChild> {
  return runProgram(image, [...image.entrypoint, ...args], options);
}

/** Runs the image's health check beside a container with the same options. @returns its exit code */
export async function checkHealth(image: ImageTree, options: ContainerOptions): Promise<number | null> {
  const child = await runProgram(image, image.healthcheck, options);
  return (await child.exited).code;
}

function runProgram(
  image: ImageTree,
  [command, ...args]: readonly string[],
  { guard, env, onLine = () => undefined }: ContainerOptions,
): Promise<RunningChild> {
  // Only root can be somebody else; anybody else has no privileges as it is.
  const account = process.getuid?.() === 0 ? image.account : undefined;
  return spawnChild({
    command: command as string,
    args,
    env: { ...image.env, ...READ_ONLY, ...env },
    cwd: image.workdir,
    ...(account && { account }),
    stopSignal: image.stopSignal as NodeJS.Signals,
    guard,
    onLine,
  });
}
