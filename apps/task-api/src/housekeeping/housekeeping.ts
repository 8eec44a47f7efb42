import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../platform/logger.ts';

const HOUR_MS = 3_600_000;

/** After so many failures of a job in a row, some hours, it does not pass by itself. */
const FAILURES_TO_ACT_ON = 3;

/** Work that is due now and then, such as removing what is too old. */
export interface HousekeepingJob {
  /** In kebab-case, for the log. */
  readonly name: string;
  /**
   * Gives how many items it dealt with. Every process runs it, so it leaves alone what another one holds
   * (`FOR UPDATE SKIP LOCKED`) or deletes by a condition that holds once. One of several steps ends between
   * two of them when the signal aborts.
   */
  readonly run: (stopping: AbortSignal) => Promise<number>;
}

/** Runs each job at the start and then every hour, one after another. Every process runs one. */
export interface Housekeeping {
  readonly start: () => void;
  /** Waits for the job that runs. */
  readonly stop: () => Promise<void>;
}

export function createHousekeeping(options: {
  jobs: readonly HousekeepingJob[];
  logger: Logger;
  /** Milliseconds between two rounds. */
  interval?: number;
}): Housekeeping {
  const { jobs, logger, interval = HOUR_MS } = options;
  const stopping = new AbortController();
  const failures = new Map<string, number>();
  let running: Promise<void> | undefined;

  async function runJob({ name: job, run }: HousekeepingJob): Promise<void> {
    try {
      const items = await run(stopping.signal);
      failures.delete(job);
      if (items > 0) logger.info({ job, items }, 'housekeeping done');
    } catch (error) {
      const count = (failures.get(job) ?? 0) + 1;
      failures.set(job, count);
      const level = count < FAILURES_TO_ACT_ON ? 'warn' : 'error';
      logger[level]({ err: error, job, failures: count }, 'housekeeping failed, tried again next time');
    }
  }

  async function runUntilStopped(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const job of jobs) {
        if (!stopping.signal.aborted) await runJob(job);
      }
      await delay(interval, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    start() {
      running ??= runUntilStopped();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
