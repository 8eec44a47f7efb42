import type { RequestCompleted } from '@baton/log-schema';
import type { Logger } from '../platform/logger.ts';
import { LOG_BATCH, type LogRepository } from './log.repository.ts';

const FLUSH_EVERY_MS = 1_000;

/** How many entries wait at most while DynamoDB is away. */
const CAPACITY = 2_000;

/**
 * Batches the entries of requests that changed nothing on their way to the log. They are worth less than the
 * service: when the log cannot be written the oldest are dropped and counted, and nobody waits.
 */
export interface RequestLog {
  readonly start: () => void;
  readonly add: (entry: RequestCompleted) => void;
  /** Writes what waits, as far as it goes without a failure. */
  readonly stop: () => Promise<void>;
}

export function createRequestLog(options: {
  log: LogRepository;
  logger: Logger;
  capacity?: number;
}): RequestLog {
  const { log, logger, capacity = CAPACITY } = options;
  let waiting: RequestCompleted[] = [];
  let dropped = 0;
  let flushing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, LOG_BATCH);
      const accepted = await log.putAll(batch).catch((error: unknown) => {
        logger.warn({ err: error, waiting: waiting.length + batch.length }, 'request log cannot be written');
        return [];
      });
      if (accepted.length === batch.length) continue;
      const written = new Set(accepted);
      waiting.unshift(...batch.filter(({ id }) => !written.has(id)));
      dropOldest();
      break;
    }
    if (dropped > 0) logger.warn({ dropped }, 'request log entries dropped');
    dropped = 0;
  }

  // One at a time; a flush that is asked for meanwhile is the one under way.
  async function flush(): Promise<void> {
    flushing ??= writeAll().finally(() => {
      flushing = undefined;
    });
    await flushing;
  }

  function dropOldest(): void {
    const excess = waiting.length - capacity;
    if (excess <= 0) return;
    waiting = waiting.slice(excess);
    dropped += excess;
  }

  return {
    start() {
      timer ??= setInterval(() => void flush(), FLUSH_EVERY_MS);
    },
    add(entry) {
      waiting.push(entry);
      dropOldest();
    },
    async stop() {
      clearInterval(timer);
      // The one under way may have begun before the last entries came.
      await flushing;
      await flush();
    },
  };
}
