import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { backoffMs } from '../backoff.ts';
import type { Logger } from '../logger.ts';
import { connectionConfig } from './connection-config.ts';
import type { DatabasePassword } from './database-password.ts';

/** How often the connection is asked for a sign of life: a network that drops it silently ends no socket. */
const PING_MS = 15_000;

/** Hears NOTIFY on one connection of its own, which it opens again whenever it is lost. */
export interface NotificationListener {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export function createNotificationListener(options: {
  databaseUrl: string;
  password?: DatabasePassword | undefined;
  logger: Logger;
  /** By channel what to do with the payload of a notification. */
  channels: Readonly<Record<string, (payload: string) => void>>;
  /** Called each time that listening begins; what was told before that has been missed. */
  onListening: () => void;
}): NotificationListener {
  const { databaseUrl, password, logger, channels, onListening } = options;
  const stopping = new AbortController();
  const stopped = once(stopping.signal, 'abort');
  let running: Promise<void> | undefined;

  async function listenUntilStopped(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce(() => {
          failures = 0;
          onListening();
        });
      } catch (error) {
        failures += 1;
        logger.warn({ err: error, failures }, 'notification listener lost its connection');
        await delay(backoffMs(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  /** Listens until stopped; throws when the connection is lost. */
  async function listenOnce(onConnected: () => void): Promise<void> {
    const client = new pg.Client(connectionConfig(databaseUrl, password));
    const { promise: lost, reject: lose } = Promise.withResolvers<never>();
    // Nobody awaits it when connecting fails, and it is how a stop ends too.
    lost.catch(() => undefined);
    client.on('error', lose);
    client.on('end', () => lose(new Error('The connection ended')));
    client.on('notification', ({ channel, payload = '' }) => channels[channel]?.(payload));
    const ping = setInterval(() => void client.query('SELECT 1').catch(lose), PING_MS);
    try {
      await client.connect();
      await client.query(
        Object.keys(channels)
          .map((channel) => `LISTEN ${client.escapeIdentifier(channel)}`)
          .join('; '),
      );
      onConnected();
      await Promise.race([lost, stopped]);
    } finally {
      clearInterval(ping);
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
