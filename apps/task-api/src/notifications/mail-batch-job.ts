import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '../platform/backoff.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailBatchesService } from './mail-batches.service.ts';

const POLL_MS = 1_000;

/** After so many failures in a row, a minute or so, it does not pass by itself. */
const FAILURES_TO_ACT_ON = 10;

/** Tells what is due, batch by batch. Every process runs one. */
export interface MailBatchJob {
  readonly start: () => void;
  /** Waits for the batch that is being told. */
  readonly stop: () => Promise<void>;
}

export function createMailBatchJob({
  tellNext,
  logger,
}: Pick<MailBatchesService, 'tellNext'> & { logger: Logger }): MailBatchJob {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function runUntilStopped(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        const told = await tellNext();
        failures = 0;
        if (told) continue;
      } catch (error) {
        failures += 1;
        const level = failures < FAILURES_TO_ACT_ON ? 'warn' : 'error';
        logger[level]({ err: error, failures }, 'mail batches failed, what is due waits');
      }
      const pause = failures === 0 ? POLL_MS : backoffMs(failures);
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
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
