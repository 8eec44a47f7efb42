// @ts-check
// Plain JavaScript without packages: it runs before any is installed, on whatever Node ≥ 20 there is.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const binaries = join(root, 'node_modules', '.bin');

/** Installs the packages of the lock file when they are missing or older than it. */
export async function installPackages() {
  const installed = modifiedAt('node_modules/.package-lock.json');
  const locked = modifiedAt('package-lock.json');
  if (installed !== undefined && locked !== undefined && installed >= locked) return;
  console.log('Installing packages (a minute or two) …');
  const startedAt = Date.now();
  const tick = setInterval(() => {
    console.log(`  … still installing, ${Math.round((Date.now() - startedAt) / 1000)} s`);
  }, 15_000);
  try {
    // npm names itself and its Node to the scripts it runs; the Node of node_modules is about to be replaced.
    const npm = process.env['npm_execpath'];
    const [command, args] = npm ? [process.env['npm_node_execpath'] ?? process.execPath, [npm]] : ['npm', []];
    await run(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--progress=false']);
  } finally {
    clearInterval(tick);
  }
  console.log(`  ✔ packages (${Math.round((Date.now() - startedAt) / 1000)} s)`);
}

/**
 * Runs Nx without its daemon, so that no process of it stays behind.
 * @param {string[]} args
 */
export async function nx(args) {
  await run('nx', args, { NX_DAEMON: 'false', NX_TUI: 'false' });
}

/**
 * Runs a program of this project's packages, on its own Node, and shows what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export async function run(command, args, env = {}) {
  const child = spawnHere(command, args, { env });
  // npm does not hear a signal while it unpacks; what it leaves half done is installed anew at the next start.
  const impatient = setInterval(() => stopAsked && child.kill('SIGKILL'), 2_000).unref();
  const code = await exitCode(child).finally(() => clearInterval(impatient));
  if (stopAsked) {
    console.log('Stopped. Run it again to go on.');
    process.exit(130);
  }
  if (code !== 0)
    throw new SetupError(`\`${command} ${args.join(' ')}\` failed (exit code ${code}); see above.`);
}

/** A failure that is told without a stack. */
export class SetupError extends Error {}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>; ipc?: boolean }} [options]
 */
export function spawnHere(command, args, { env = {}, ipc = false } = {}) {
  return spawn(command, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? /** @type {const} */ (['ipc']) : [])],
    env: { ...process.env, PATH: `${binaries}${delimiter}${process.env['PATH']}`, ...env },
  });
}

/** Whether somebody asked us to stop while a program ran. */
let stopAsked = false;

const STOP_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Waits for a program's end. A signal to stop is passed on to it, so that it does not stay behind.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export async function exitCode(child) {
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    stopAsked = true;
    child.kill(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
    });
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, passOn);
  }
}

/** @param {() => Promise<number | void>} main */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** @param {string} path */
function modifiedAt(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;
}
