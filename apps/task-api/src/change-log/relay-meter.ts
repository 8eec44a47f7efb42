import type { Logger } from '../platform/logger.ts';
import type { OutboxRepository } from './outbox.repository.ts';

const REPORT_EVERY_MS = 60_000;

/**
 * Says in the log, once a minute, how far behind the outbox is and what this process moved since: the line that the
 * metrics and the alarm are made of.
 */
export interface RelayMeter {
  readonly countMoved: (entries: number) => void;
  /** Entries stayed behind and are tried again. */
  readonly countRetry: () => void;
  readonly report: () => Promise<void>;
  readonly start: () => void;
  /** Waits for the report that is being made. */
  readonly stop: () => Promise<void>;
}

export function createRelayMeter(options: {
  outbox: Pick<OutboxRepository, 'measure'>;
  logger: Logger;
}): RelayMeter {
  const { outbox, logger } = options;
  let [moved, retries] = [0, 0];
  let timer: NodeJS.Timeout | undefined;
  let reporting = Promise.resolve();

  async function report(): Promise<void> {
    try {
      const { oldestMs, waiting } = await outbox.measure();
      logger.info({ oldestMs, waiting, moved, retries }, 'outbox relay');
      [moved, retries] = [0, 0];
    } catch (error) {
      // The next line tells of this minute too.
      logger.warn({ err: error }, 'outbox cannot be measured');
    }
  }

  return {
    countMoved(entries) {
      moved += entries;
    },
    countRetry() {
      retries += 1;
    },
    report,
    start() {
      timer ??= setInterval(() => {
        reporting = report();
      }, REPORT_EVERY_MS);
    },
    async stop() {
      clearInterval(timer);
      await reporting;
    },
  };
}
