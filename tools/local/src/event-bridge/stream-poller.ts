import { setTimeout as delay } from 'node:timers/promises';
import pRetry from 'p-retry';
import { openStreamSession, type StreamSession, type StreamSessionOptions } from './stream-session.ts';

/** How long an empty stream is left alone. Short, because a mail waits for half of it on average. */
const IDLE_MS = 75;
const BACK_OFF = { retries: Infinity, minTimeout: 100, maxTimeout: 2_000, randomize: true };

export type StreamPollerOptions = Omit<StreamSessionOptions, 'signal'>;

/** Reads a table's stream for as long as it is let, through outages of DynamoDB, which it reports once each. */
export function startStreamPoller(options: StreamPollerOptions): { close(): Promise<void> } {
  const { table, report } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let isAway = false;

  function tellFailure(error: unknown): void {
    if (signal.aborted || isAway) return;
    isAway = true;
    const { message, name } = error as Error;
    report(`The stream of ${table} cannot be read (${message || name}); trying again until it can.`);
  }

  /** The first round is part of it: what fails there fails again at once without a pause. */
  async function connect(): Promise<StreamSession> {
    const session = await pRetry(
      async () => {
        try {
          const opened = await openStreamSession({ ...options, signal });
          await opened.readRound();
          return opened;
        } catch (cause) {
          // p-retry gives up on a TypeError; here nothing is worth giving up.
          throw new Error((cause as Error).message || (cause as Error).name, { cause });
        }
      },
      { ...BACK_OFF, signal, onFailedAttempt: ({ error }) => tellFailure(error) },
    );
    if (isAway) report(`The stream of ${table} is read again.`);
    isAway = false;
    return session;
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        const session = await connect();
        while (!signal.aborted) {
          if ((await session.readRound()) === 0) await delay(IDLE_MS, undefined, { signal });
        }
      } catch (error) {
        tellFailure(error);
      }
    }
  }

  const running = run();
  return {
    async close() {
      stopping.abort();
      await running;
    },
  };
}
