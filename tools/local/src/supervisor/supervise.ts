import type { RunningChild } from '@baton/services';
import { setTimeout as delay } from 'node:timers/promises';

export interface SupervisorOptions {
  readonly name: string;
  /** Starts the part and answers when it is ready for work. */
  readonly start: () => Promise<RunningChild>;
  /** Called after each start, the first included. */
  readonly onStarted: (child: RunningChild) => void;
  /** Gets a sentence for the person at the terminal. */
  readonly report: (sentence: string) => void;
  readonly backoff?: Backoff;
}

/** Milliseconds. A part that ran for `healthyAfter` begins again at `first`. */
export interface Backoff {
  readonly first: number;
  readonly longest: number;
  readonly healthyAfter: number;
}

const BACKOFF: Backoff = { first: 200, longest: 10_000, healthyAfter: 30_000 };

export interface Supervised {
  /** Ends the part, which is started again at once. */
  restart(): Promise<void>;
  /** Ends the part for good. */
  stop(): Promise<void>;
}

/**
 * Keeps a part running: whenever it ends, it is started again, after a pause that doubles as long as it
 * keeps failing.
 * @throws what the first start throws; later failures are reported and tried again
 */
export async function supervise(options: SupervisorOptions): Promise<Supervised> {
  const { name, start, onStarted, report, backoff = BACKOFF } = options;
  const stopping = new AbortController();
  let isRestart = false;
  let child = await start();
  onStarted(child);

  const watch = async () => {
    let startedAt = Date.now();
    let pause = backoff.first;
    while (!stopping.signal.aborted) {
      const { code, signal } = await child.exited;
      if (stopping.signal.aborted) return;
      if (isRestart || Date.now() - startedAt >= backoff.healthyAfter) pause = backoff.first;
      if (!isRestart) {
        report(`${name} ended (${signal ?? `exit code ${code}`}); starting it again in ${pause} ms`);
      }
      const next = await startAgain();
      if (!next) return;
      child = next;
      isRestart = false;
      if (stopping.signal.aborted) return;
      startedAt = Date.now();
      onStarted(child);
      report(`${name} is running again`);
    }

    async function startAgain(): Promise<RunningChild | undefined> {
      for (;;) {
        await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, backoff.longest);
        if (stopping.signal.aborted) return undefined;
        try {
          return await start();
        } catch (error) {
          report(`${name} did not start: ${(error as Error).message} Trying again in ${pause} ms`);
        }
      }
    }
  };
  const watching = watch();

  return {
    async restart() {
      isRestart = true;
      await child.stop();
    },
    async stop() {
      stopping.abort();
      await child.stop();
      await watching;
      // A start that was under way has left another child.
      await child.stop();
    },
  };
}
