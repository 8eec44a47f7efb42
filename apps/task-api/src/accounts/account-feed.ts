import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { v7 as uuidv7 } from 'uuid';
import { backoffMs } from '../platform/backoff.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import {
  type AccountEvent,
  type AccountEventsRepository,
  EVENTS_PAGE,
  type ReadAccountEvent,
} from './account-events.repository.ts';
import type { AccountsService } from './accounts.service.ts';
import type { FeedPositionRepository } from './feed-position.repository.ts';

const POLL_MS = 2_000;

/**
 * How far back from the position each poll reads: an id that was made earlier, or by a clock that is behind,
 * can come later.
 */
const OVERLAP_MS = 60_000;

/** Now and then a poll reads as far back, for an event that came later than that. */
const SWEEP_MS = 86_400_000;
const SWEEP_EVERY_MS = 3_600_000;

/** About what happens in a day. One that is forgotten is handled again, which does no harm. */
const REMEMBERED_EVENTS = 50_000;

/** Failures that last as long do not pass by themselves. */
const FAILURE_TO_ACT_ON_MS = 60_000;

/** An event that has failed for as long is set aside, so that the others go on. */
const FAILURE_TO_PASS_OVER_MS = 300_000;

/** What came of one transaction; `more` is to be done for the event after it. */
type Step = 'taken' | 'more' | 'last';

interface FailingEvent {
  readonly event: AccountEvent;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly error: unknown;
}

/** Hears from auth-fn what happened to accounts. Every process polls; each event is handled by one at a time. */
export interface AccountFeed {
  readonly start: () => void;
  /** Waits for the event that is being handled. */
  readonly stop: () => Promise<void>;
}

export function createAccountFeed(options: {
  transaction: Database['transaction'];
  events: AccountEventsRepository;
  position: FeedPositionRepository;
  accounts: AccountsService;
  logger: Logger;
  /** Milliseconds between two polls. */
  interval?: number;
  /** Milliseconds to wait after so many failures in a row. */
  backoff?: (failures: number) => number;
  /** Epoch milliseconds. */
  now?: () => number;
}): AccountFeed {
  const { transaction, events, position, accounts, logger } = options;
  const { interval = POLL_MS, backoff = backoffMs, now = Date.now } = options;
  const handled = new LRUCache<string, true>({ max: REMEMBERED_EVENTS });
  const stopping = new AbortController();
  let failing: FailingEvent | undefined;
  /** Epoch milliseconds. */
  let sweptAt = -Infinity;
  let running: Promise<void> | undefined;

  async function poll(): Promise<void> {
    const startedAt = now();
    const sweeps = startedAt - sweptAt >= SWEEP_EVERY_MS;
    let after = earlier(await position.get());
    const dayAgo = firstIdAt(startedAt - SWEEP_MS);
    if (sweeps && dayAgo < after) after = dayAgo;
    for (;;) {
      const page = await events.after(after, stopping.signal);
      for (const read of page) {
        if (stopping.signal.aborted || !(await handleOnce(read))) return;
      }
      const last = page.at(-1);
      if (!last || page.length < EVENTS_PAGE) break;
      after = last.id;
    }
    if (sweeps) sweptAt = startedAt;
  }

  /** False when another process is at it, or this one stops. */
  async function handleOnce({ id, event }: ReadAccountEvent): Promise<boolean> {
    if (handled.has(id)) return true;
    for (;;) {
      const step = await takeStep(id, event);
      if (step === 'last') handled.set(id, true);
      if (step !== 'more') return step === 'last';
      if (stopping.signal.aborted) return false;
    }
  }

  async function takeStep(id: string, event: AccountEvent | Error): Promise<Step> {
    try {
      return await transaction(async (tx) => {
        if (!(await position.claim(tx))) return 'taken';
        if (!(await handle(id, event, tx))) return 'more';
        await position.advance(notAfterNow(id), tx);
        return 'last';
      });
    } catch (error) {
      const cause = failing;
      if (!cause || cause.error !== error || now() - cause.since < FAILURE_TO_PASS_OVER_MS) throw error;
      return passOver(cause);
    }
  }

  /** True when it was the last step. */
  async function handle(id: string, event: AccountEvent | Error, tx: Tx): Promise<boolean> {
    if (event instanceof Error) {
      logger.error({ err: event, eventId: id }, 'account event not understood');
      return true;
    }
    if (await position.isSetAside(id, tx)) return true;
    try {
      const isLast = await accounts.handle(event, tx);
      failing = undefined;
      return isLast;
    } catch (error) {
      failing = { event, error, since: failing?.event.id === id ? failing.since : now() };
      throw error;
    }
  }

  async function passOver({ event, error }: FailingEvent): Promise<Step> {
    return transaction(async (tx) => {
      if (!(await position.claim(tx))) return 'taken';
      await position.setAside(event, error instanceof Error ? error.message : String(error), tx);
      await position.advance(notAfterNow(event.id), tx);
      logger.error({ err: error, eventId: event.id }, 'account event refused and set aside');
      return 'last';
    });
  }

  /** A clock that is ahead must not carry the position past what others are still to write. */
  function notAfterNow(id: string): string {
    const latest = firstIdAt(now());
    return id < latest ? id : latest;
  }

  async function pollUntilStopped(): Promise<void> {
    let failures = 0;
    let failingSince = 0;
    let calledForHelp = false;
    while (!stopping.signal.aborted) {
      try {
        await poll();
        failures = 0;
        calledForHelp = false;
      } catch (error) {
        if (stopping.signal.aborted) return;
        // What fails beside the handling, such as a database that is away, is not the event's fault.
        if (failing?.error !== error) failing = undefined;
        failures += 1;
        if (failures === 1) failingSince = now();
        const calls: boolean = !calledForHelp && now() - failingSince >= FAILURE_TO_ACT_ON_MS;
        logger[calls ? 'error' : 'warn']({ err: error, failures }, 'account feed failed, events wait');
        calledForHelp ||= calls;
      }
      const pause = failures === 0 ? interval : Math.max(interval, backoff(failures));
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    start() {
      running ??= pollUntilStopped();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** The least id of the time that lies so much before the one of `id`. */
function earlier(id: string): string {
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  return firstIdAt(Math.max(0, at - OVERLAP_MS));
}

function firstIdAt(msecs: number): string {
  return uuidv7({ msecs, seq: 0, random: new Uint8Array(16) });
}
