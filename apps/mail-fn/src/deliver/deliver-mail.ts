import type { Logger } from '@baton/json-log';
import { LRUCache } from 'lru-cache';
import pRetry from 'p-retry';
import { type Claim, type DeliveryLedger, toReason } from '../ledger/index.ts';
import type { Mail } from '../mails/index.ts';
import type { MailContent } from '../render/index.ts';
import { isThrottled, type Pace, type SendMail } from '../ses/index.ts';
import { type DeliveryResult, isOpen } from './delivery-result.ts';

/**
 * The time in milliseconds that one delivery takes at worst: claim, send and mark, each up to its last time
 * limit. A delivery that cannot end in time is not begun, so that none is cut off between SES and the mark.
 */
export const DELIVERY_BUDGET_MS = 15_000;

/** Of these, what is left once it is claimed and its turn at SES has come. */
const SEND_BUDGET_MS = 10_000;

/** One mark at worst, and what the function needs to end. With less time left, no mark is tried again. */
const MARK_BUDGET_MS = 6_000;
const MARK_PAUSE_MS = 250;

/** Mails that may wait for their mark at once; far more than one outage of the ledger leaves behind. */
const UNMARKED_MAX = 10_000;

/** Milliseconds. The pause after SES throttled doubles, and is drawn out by chance. */
export interface BackOff {
  readonly minTimeout: number;
  readonly maxTimeout: number;
}

export interface DeliverMailDependencies {
  readonly ledger: DeliveryLedger;
  readonly send: SendMail;
  /** Keeps to SES's rate. */
  readonly pace: Pace;
  readonly backOff: BackOff;
  readonly log: Logger;
  /** Waits that many milliseconds. */
  readonly pause: (ms: number) => Promise<unknown>;
}

/** A mail that SES accepted. */
interface SentMail {
  readonly claim: Claim;
  readonly messageId: string;
}

/** Sends one mail, unless it went out or another attempt is at it; never throws. */
export type DeliverMail = (mail: Mail, remainingMs: () => number) => Promise<DeliveryResult>;

/**
 * It remembers what it sent and could not mark, so that it only marks it when the event comes again.
 */
export function createDeliverMail(dependencies: DeliverMailDependencies): DeliverMail {
  const { ledger, send, pace, backOff, log, pause } = dependencies;
  const unmarked = new LRUCache<string, SentMail>({ max: UNMARKED_MAX });

  return async (mail, remainingMs) => {
    const earlier = unmarked.get(keyOf({ entryId: mail.entryId, userId: mail.recipient.id }));
    if (earlier) {
      const result = await mark(earlier, remainingMs);
      // An order may be about what became of that mail by now; whether it is, the claim tells.
      if (isOpen(result) || !mail.resend) return result;
    }
    let claim: Claim | undefined;
    let messageId: string;
    try {
      const result = await ledger.claim(mail);
      if (result.outcome !== 'claimed') return { state: result.outcome };
      claim = result.claim;
      messageId = await sendInTurn(mail, mail.render(), remainingMs);
    } catch (error) {
      const isTooEarly = error instanceof NoTimeLeftError || isThrottled(error);
      if (claim) await release(claim, isTooEarly ? undefined : error);
      return { state: isTooEarly ? 'postponed' : 'failed', error: nameOf(error) };
    }
    return mark({ claim, messageId }, remainingMs);
  };

  /** As often as SES throttles and the time lasts. */
  function sendInTurn(mail: Mail, content: MailContent, remainingMs: () => number): Promise<string> {
    const attempt = async () => {
      if (!(await pace(remainingMs() - SEND_BUDGET_MS))) throw new NoTimeLeftError();
      return send(mail, content);
    };
    return pRetry(attempt, {
      ...backOff,
      retries: Infinity,
      randomize: true,
      shouldRetry: ({ error, retryDelay }) =>
        isThrottled(error) && remainingMs() - retryDelay >= SEND_BUDGET_MS,
    });
  }

  /** Never throws: the mail is out, and a failure here must not have it sent again. */
  async function mark(mail: SentMail, remainingMs: () => number): Promise<DeliveryResult> {
    const { claim, messageId } = mail;
    const { entryId, userId } = claim;
    unmarked.set(keyOf(claim), mail);
    for (;;) {
      try {
        const isMarked = await ledger.markSent(claim, messageId);
        unmarked.delete(keyOf(claim));
        if (!isMarked) {
          const message = 'mail was sent after its lease had ended; it may go out twice';
          log('error', message, { entryId, userId, messageId });
        }
        return { state: 'sent', messageId };
      } catch (error) {
        if (remainingMs() < MARK_BUDGET_MS) return { state: 'unmarked', messageId, error: nameOf(error) };
        await pause(MARK_PAUSE_MS);
      }
    }
  }

  /**
   * Never throws: without it, the lease runs out and the next attempt takes over.
   * @param cause undefined when it was merely too early
   */
  async function release(claim: Claim, cause: unknown): Promise<void> {
    try {
      await (cause === undefined ? ledger.postpone(claim) : ledger.markFailed(claim, reasonOf(cause)));
    } catch (error) {
      const { entryId, userId } = claim;
      log('warn', 'a mail that was not sent was not marked; its lease has to run out', {
        entryId,
        userId,
        error: nameOf(error),
      });
    }
  }
}

/** The turn of a mail would come too late for it to be sent in this invocation. */
class NoTimeLeftError extends Error {
  override readonly name = 'NoTimeLeftError';
}

function keyOf({ entryId, userId }: Pick<Claim, 'entryId' | 'userId'>): string {
  return `${entryId}#${userId}`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function reasonOf(error: unknown): string {
  return toReason(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
