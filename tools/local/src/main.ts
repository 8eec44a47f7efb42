import { ServiceError, startGuard } from '@baton/services';
import { readStartOptions } from '@baton/setup';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { addDemo } from './demo/demo.ts';
import { parseEnv } from './env.ts';
import { emptyHome, openHome } from './home/home.ts';
import { takeLock } from './home/lock.ts';
import { startSystem } from './system.ts';
import { createTerminal } from './terminal.ts';

/** Ctrl-C reaches us from the terminal and again from npm and `tools/setup`, which pass it on. */
const SAME_PRESS_MS = 1_000;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const terminal = createTerminal();

try {
  await main();
  // The channel to the process that started us would keep us here.
  process.exit(0);
} catch (error) {
  terminal.say('');
  terminal.say(toSentence(error));
  process.exit(1);
}

/** What the person at the terminal can do about an error; a stack only where nobody knows. */
function toSentence(error: unknown): string {
  if (error instanceof ServiceError) return error.message;
  const { code, path, stack } = error as NodeJS.ErrnoException;
  if (path && code && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(code)) {
    return `Cannot write ${path} (${code}); make it writable, or free some space, and start again.`;
  }
  return `Baton could not start: ${stack}`;
}

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2));
  if (options.answer) {
    terminal.say(options.answer.text);
    process.exit(options.answer.exitCode);
  }

  const env = parseEnv(process.env, root);
  const home = openHome(env.home);
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(await takeLock(home.lock, home.guard));
  const guard = startGuard(home.guard);
  cleanup.defer(() => guard.close());
  const stopped = untilStopSignal();
  if (options.reset) await terminal.step('Deleting all data', async () => emptyHome(home));

  const system = await startSystem({ env, home, root, terminal, guard, watch: options.watch });
  cleanup.defer(() => system.stop());
  if (options.demo) await addDemoTo(system.site);
  terminal.say(`
Baton is ready.

  Site       ${system.site}
  API docs   ${system.site}/api/docs
  Inbox      ${system.inbox}   (the mails that Baton sends)
  Data       ${env.home}   (logs in logs/)
${options.demo ? '\n  Demo       sign in as kim@example.com, lee@example.com or park@example.com\n             with the password "baton demo password"\n' : ''}
  Ctrl-C stops it.
`);
  await stopped;
  terminal.say('Stopping …');
  await cleanup.disposeAsync();
  terminal.say(`Stopped. Your data is in ${env.home}.`);
}

/** Baton serves without its demo, so one that cannot be added is said and no more. */
async function addDemoTo(site: string): Promise<void> {
  try {
    await terminal.step('Demo team', () => addDemo(site));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    terminal.say(`  ! ${error.message} Start with --reset --demo for a new one; that deletes all data.`);
  }
}

/**
 * Settles at the first signal to stop, or when the process that started us is gone. Who asks again is in a
 * hurry: we end at once, and the guard ends our children.
 */
function untilStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = () => {
      const now = performance.now();
      askedAt ??= now;
      if (now - askedAt > SAME_PRESS_MS) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    process.on('disconnect', ask);
  });
}
