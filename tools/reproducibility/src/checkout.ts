import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Enough for the file names of the checkout and for what a failed build prints. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Copies a checkout as a clone would be, with the packages that are installed in it but with nothing built.
 * @param folder a place that does not exist yet
 */
export async function copyCheckout(root: string, folder: string): Promise<void> {
  const listed = await execute('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  // What is deleted but not committed is still listed.
  const files = listed.stdout.split('\0').filter((file) => file && existsSync(join(root, file)));
  for (const file of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  const projects = new Set(files.filter((file) => /(^|\/)package\.json$/.test(file)).map(dirname));
  for (const project of projects) {
    const packages = join(root, project, 'node_modules');
    if (existsSync(packages)) await copyPackages(packages, join(folder, project, 'node_modules'));
  }
}

/** Links to the same files where they are on the same disk, which is a hundred times as fast. */
async function copyPackages(from: string, to: string): Promise<void> {
  try {
    await execute('cp', ['-al', from, to]);
  } catch {
    cpSync(from, to, { recursive: true, verbatimSymlinks: true, force: true });
  }
}

/** Runs a program of the checkout's packages in it. @throws Error with what it printed when it fails */
export async function runIn(folder: string, program: string, args: readonly string[]): Promise<void> {
  const env = {
    PATH: `${join(folder, 'node_modules', '.bin')}:${process.env['PATH']}`,
    HOME: process.env['HOME'],
    NX_DAEMON: 'false',
    NX_TUI: 'false',
  };
  try {
    await execute(program, args, { cwd: folder, env, maxBuffer: MAX_OUTPUT_BYTES });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}:\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Replaces a text that is in a file once. @throws Error when it is not */
export function replaceInFile(file: string, from: string, to: string): void {
  const parts = readFileSync(file, 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`«${from}» is ${parts.length - 1} times in ${file}`);
  writeFileSync(file, parts.join(to));
}
