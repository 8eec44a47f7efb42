import { setTimeout as delay } from 'node:timers/promises';
import type { OutboxEntry } from '@baton/log-schema';
import { backoffMs } from '../platform/backoff.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import { createAlarmClock } from './alarm-clock.ts';
import { isRefusedForGood, LOG_BATCH, type LogRepository } from './log.repository.ts';
import type { OutboxRepository } from './outbox.repository.ts';
import type { RelayMeter } from './relay-meter.ts';

/** A poll behind the notifications, for those that are lost with a connection. */
const POLL_MS = 1_000;

/** After so many failures in a row, a minute or so, it does not pass by itself. */
const FAILURES_TO_ACT_ON = 10;

/**
 * Moves the entries of changes from the outbox to the log. Every process runs one. It holds one batch at a time and
 * slows down with DynamoDB: what that does not take stays in the outbox, which changes go on to fill.
 */
export interface OutboxRelay {
  readonly start: () => void;
  /** Says that there is something in the outbox. */
  readonly wake: () => void;
  /** Empties the outbox as far as it goes without a failure, then ends. */
  readonly stop: () => Promise<void>;
}

export function createOutboxRelay(options: {
  transaction: Database['transaction'];
  outbox: OutboxRepository;
  log: LogRepository;
  meter: Pick<RelayMeter, 'countMoved' | 'countRetry'>;
  logger: Logger;
  /** Milliseconds to wait after so many failures in a row. */
  backoff?: (failures: number) => number;
}): OutboxRelay {
  const { transaction, outbox, log, meter, logger, backoff = backoffMs } = options;
  const clock = createAlarmClock();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  /**
   * Rows are held while they are written and go when they are in the log: a crash in between lets them go
   * unmoved, and the next relay writes the same keys again.
   */
  async function relayBatch(): Promise<{ claimed: number; accepted: number }> {
    const batch = await transaction(async (tx) => {
      const entries = await outbox.claim(LOG_BATCH, tx);
      if (entries.length === 0) return { claimed: 0, accepted: 0 };
      return { claimed: entries.length, accepted: await move(entries, tx) };
    });
    if (batch.accepted === 0 && batch.claimed > 0) throw new Error('DynamoDB accepted none of a batch');
    return batch;
  }

  /** Gives how many entries are dealt with. */
  async function move(entries: readonly OutboxEntry[], tx: Tx): Promise<number> {
    try {
      const ids = await log.putAll(entries);
      await outbox.remove(ids, tx);
      return ids.length;
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      const [only] = entries;
      if (!only || entries.length > 1) return moveOneByOne(entries, tx);
      await outbox.setAside(only.id, error.message, tx);
      logger.error({ err: error, entryId: only.id }, 'outbox entry refused and set aside');
      return 1;
    }
  }

  // A batch is refused whole for one of its entries.
  async function moveOneByOne(entries: readonly OutboxEntry[], tx: Tx): Promise<number> {
    let moved = 0;
    for (const entry of entries) moved += await move([entry], tx);
    return moved;
  }

  async function relayUntilStopped(): Promise<void> {
    let failures = 0;
    for (;;) {
      // Only a batch that begins after the last request has ended sees all of its rows.
      const isLast = stopping.signal.aborted;
      try {
        const { claimed, accepted } = await relayBatch();
        meter.countMoved(accepted);
        // Taking a part of a batch is the pace of DynamoDB, and no failure that adds up.
        failures = accepted < claimed ? 1 : 0;
        if (accepted === LOG_BATCH) continue;
      } catch (error) {
        failures += 1;
        const level = failures < FAILURES_TO_ACT_ON ? 'warn' : 'error';
        logger[level]({ err: error, failures }, 'outbox relay failed, entries wait');
      }
      if (failures > 0) meter.countRetry();
      if (isLast) return;
      if (failures === 0) await clock.sleep(POLL_MS);
      else await pause(backoff(failures));
    }
  }

  // Not by the clock: each change would ring it and be another attempt.
  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  return {
    start() {
      running ??= relayUntilStopped();
    },
    wake: clock.ring,
    async stop() {
      stopping.abort();
      clock.ring();
      await running;
    },
  };
}
