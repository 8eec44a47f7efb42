import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { backoffMs } from '../platform/backoff.ts';
import { connectionConfig } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import { OUTBOX_CHANNEL } from './outbox.repository.ts';

/** Hears of new outbox rows on a connection of its own, which it opens again whenever it is lost. */
export interface OutboxListener {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export function createOutboxListener(options: {
  databaseUrl: string;
  logger: Logger;
  onRow: () => void;
}): OutboxListener {
  const { databaseUrl, logger, onRow } = options;
  const stopping = new AbortController();
  const stopped = once(stopping.signal, 'abort');
  let running: Promise<void> | undefined;

  async function listenUntilStopped(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce(() => {
          failures = 0;
        });
      } catch (error) {
        failures += 1;
        logger.warn({ err: error, failures }, 'outbox listener lost its connection, the relay polls');
        await delay(backoffMs(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  /** Listens until stopped; throws when the connection is lost. */
  async function listenOnce(onListening: () => void): Promise<void> {
    const client = new pg.Client(connectionConfig(databaseUrl));
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('The connection ended')));
    });
    // Nobody awaits it when connecting fails, and it is how a stop ends too.
    lost.catch(() => undefined);
    client.on('notification', onRow);
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      onListening();
      await Promise.race([lost, stopped]);
    } finally {
      await client.end();
    }
  }

  return {
    start() {
      running ??= listenUntilStopped();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
