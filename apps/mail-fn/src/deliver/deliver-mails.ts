import { LRUCache } from 'lru-cache';
import pMap from 'p-map';
import type { Claim, DeliveryLedger } from '../ledger/index.ts';
import type { Logger } from '@baton/json-log';
import type { Mail } from '../mails/index.ts';
import type { SendMail } from '../ses/index.ts';

/**
 * The time in milliseconds that one delivery takes at worst: claim, send and mark, each up to its last time
 * limit. A delivery that cannot end in time is not begun, so that none is cut off between SES and the mark.
 */
export const DELIVERY_BUDGET_MS = 15_000;

/** One mark at worst, and what the function needs to end. With less time left, no mark is tried again. */
const MARK_BUDGET_MS = 6_000;
const MARK_PAUSE_MS = 250;

/** Mails that may wait for their mark at once; far more than one outage of the ledger leaves behind. */
const UNMARKED_MAX = 10_000;

/** Mails at once: quick, yet a small burst beside SES's sending rate; what SES throttles is retried. */
const CONCURRENCY = 4;

const REASON_LENGTH = 200;

/**
 * - `sent`: SES accepted the mail in this attempt.
 * - `unmarked`: it is out, here or in an earlier attempt, and the ledger could not be told.
 * - `settled`: it went out before.
 * - `leased`: another attempt may be sending it.
 * - `postponed`: no time was left to begin.
 */
export type DeliveryOutcome = 'sent' | 'unmarked' | 'settled' | 'failed' | 'leased' | 'postponed';

const OPEN: readonly DeliveryOutcome[] = ['unmarked', 'failed', 'leased', 'postponed'];

/** Some mails about an entry are not out, or not marked. Thrown to make the queue bring the event again. */
export class DeliveryIncompleteError extends Error {
  override readonly name = 'DeliveryIncompleteError';

  constructor(entryId: string, open: number, all: number) {
    super(`Entry ${entryId}: ${open} of ${all} deliveries are open.`);
  }
}

export interface DeliverMailsDependencies {
  readonly ledger: DeliveryLedger;
  readonly send: SendMail;
  readonly log: Logger;
  /** Milliseconds on any steady clock. */
  readonly clock: () => number;
  /** Waits that many milliseconds. */
  readonly pause: (ms: number) => Promise<unknown>;
}

/** A mail that SES accepted. */
interface SentMail {
  readonly claim: Claim;
  readonly messageId: string;
}

export type DeliverMails = (mails: readonly Mail[], remainingMs: () => number) => Promise<void>;

/**
 * Sends the mails about an entry, once each: a mail that went out in an earlier attempt is left out, and the
 * failure of one does not keep the others back. It remembers what it sent and could not mark, so that it only
 * marks it when the event comes again.
 * @returns a function that throws DeliveryIncompleteError when a mail is still to be sent or marked
 */
export function createDeliverMails(dependencies: DeliverMailsDependencies): DeliverMails {
  const { clock, ledger, log, pause, send } = dependencies;
  const unmarked = new LRUCache<string, SentMail>({ max: UNMARKED_MAX });

  return async (mails, remainingMs) => {
    const outcomes = await pMap(
      mails,
      async (mail) => {
        const begin = clock();
        const result =
          remainingMs() < DELIVERY_BUDGET_MS
            ? { state: 'postponed' as const }
            : await deliver(mail, remainingMs);
        log(OPEN.includes(result.state) ? 'warn' : 'info', 'delivery', {
          entryId: mail.entryId,
          userId: mail.recipient.id,
          requestId: mail.requestId,
          ...result,
          ms: Math.round(clock() - begin),
        });
        return { mail, state: result.state };
      },
      { concurrency: CONCURRENCY },
    );
    const open = outcomes.filter(({ state }) => OPEN.includes(state));
    if (open[0]) throw new DeliveryIncompleteError(open[0].mail.entryId, open.length, outcomes.length);
  };

  async function deliver(mail: Mail, remainingMs: () => number): Promise<DeliveryResult> {
    const earlier = unmarked.get(keyOf({ entryId: mail.entryId, userId: mail.recipient.id }));
    if (earlier) return mark(earlier, remainingMs);
    let claim: Claim | undefined;
    let messageId: string;
    try {
      const result = await ledger.claim(mail);
      if (result.outcome !== 'claimed') return { state: result.outcome };
      claim = result.claim;
      messageId = await send(mail, mail.render());
    } catch (error) {
      if (claim) await markFailed(claim, error);
      return { state: 'failed', error: nameOf(error) };
    }
    return mark({ claim, messageId }, remainingMs);
  }

  /** Never throws: the mail is out, and a failure here must not have it sent again. */
  async function mark(mail: SentMail, remainingMs: () => number): Promise<DeliveryResult> {
    const { claim, messageId } = mail;
    unmarked.set(keyOf(claim), mail);
    for (;;) {
      try {
        const isMarked = await ledger.markSent(claim, messageId);
        unmarked.delete(keyOf(claim));
        if (!isMarked) {
          const { entryId, userId } = claim;
          log('error', 'mail was sent after its lease had ended; it may go out twice', {
            entryId,
            userId,
            messageId,
          });
        }
        return { state: 'sent' };
      } catch (error) {
        if (remainingMs() < MARK_BUDGET_MS) return { state: 'unmarked', messageId, error: nameOf(error) };
        await pause(MARK_PAUSE_MS);
      }
    }
  }

  /** Never throws: without the mark, the lease runs out and the next attempt takes over. */
  async function markFailed(claim: Claim, cause: unknown): Promise<void> {
    try {
      await ledger.markFailed(claim, reasonOf(cause));
    } catch (error) {
      const { entryId, userId } = claim;
      log('warn', 'failed mail was not marked; its lease has to run out', {
        entryId,
        userId,
        error: nameOf(error),
      });
    }
  }
}

interface DeliveryResult {
  readonly state: DeliveryOutcome;
  /** SES's, of a mail that is `unmarked`. */
  readonly messageId?: string;
  /** The name of what went wrong; messages of SES quote addresses and stay out of the log. */
  readonly error?: string;
}

function keyOf({ entryId, userId }: Pick<Claim, 'entryId' | 'userId'>): string {
  return `${entryId}#${userId}`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** SES quotes addresses, which the ledger does not keep. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return reason.replace(/\S+@\S+/g, '<address>').slice(0, REASON_LENGTH);
}
