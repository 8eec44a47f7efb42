import type { MailEntry, Recipient } from '@baton/log-schema';
import pMap from 'p-map';
import type { Claim, DeliveryLedger } from '../ledger/index.ts';
import type { Logger } from '@baton/json-log';
import type { MailContent } from '../render/index.ts';
import type { SendMail } from '../ses/index.ts';

/**
 * The time in milliseconds that one delivery takes at worst: claim, send and mark, each up to its last time
 * limit. A delivery that cannot end in time is not begun, so that none is cut off between SES and the mark.
 */
export const DELIVERY_BUDGET_MS = 15_000;

/** Mails at once: quick, yet a small burst beside SES's sending rate; what SES throttles is retried. */
const CONCURRENCY = 4;

const REASON_LENGTH = 200;

/**
 * - `sent`: SES accepted the mail in this attempt.
 * - `settled`: it went out before.
 * - `leased`: another attempt may be sending it.
 * - `postponed`: no time was left to begin.
 */
export type DeliveryOutcome = 'sent' | 'settled' | 'failed' | 'leased' | 'postponed';

const OPEN: readonly DeliveryOutcome[] = ['failed', 'leased', 'postponed'];

/** Some mails of an entry are not out. Thrown to make EventBridge bring the event again. */
export class DeliveryIncompleteError extends Error {
  override readonly name = 'DeliveryIncompleteError';

  constructor(entryId: string, open: number, all: number) {
    super(`Entry ${entryId}: ${open} of ${all} mails did not go out.`);
  }
}

export interface DeliverEntryDependencies {
  readonly ledger: DeliveryLedger;
  readonly render: (entry: MailEntry, recipient: Recipient) => MailContent;
  readonly send: SendMail;
  readonly log: Logger;
  /** Milliseconds on any steady clock. */
  readonly clock: () => number;
}

export type DeliverEntry = (entry: MailEntry, remainingMs: () => number) => Promise<void>;

/**
 * Mails an entry to each of its recipients, once each: whoever has the mail from an earlier attempt is left
 * out, and a recipient's failure does not keep the others from theirs.
 * @returns a function that throws DeliveryIncompleteError when a mail is still to be sent
 */
export function createDeliverEntry(dependencies: DeliverEntryDependencies): DeliverEntry {
  const { clock, log } = dependencies;

  return async (entry, remainingMs) => {
    const outcomes = await pMap(
      entry.notify,
      async (recipient) => {
        const begin = clock();
        const result =
          remainingMs() < DELIVERY_BUDGET_MS
            ? { state: 'postponed' as const }
            : await deliver(entry, recipient, dependencies);
        log(OPEN.includes(result.state) ? 'warn' : 'info', 'delivery', {
          entryId: entry.id,
          userId: recipient.id,
          requestId: entry.request.id,
          ...result,
          ms: Math.round(clock() - begin),
        });
        return result.state;
      },
      { concurrency: CONCURRENCY },
    );
    const open = outcomes.filter((state) => OPEN.includes(state)).length;
    if (open > 0) throw new DeliveryIncompleteError(entry.id, open, outcomes.length);
  };
}

interface DeliveryResult {
  readonly state: DeliveryOutcome;
  /** The name of what went wrong; messages of SES quote addresses and stay out of the log. */
  readonly error?: string;
}

async function deliver(
  entry: MailEntry,
  recipient: Recipient,
  dependencies: DeliverEntryDependencies,
): Promise<DeliveryResult> {
  const { ledger, log, render, send } = dependencies;
  let claim: Claim | undefined;
  try {
    const result = await ledger.claim(entry, recipient);
    if (result.outcome !== 'claimed') return { state: result.outcome };
    claim = result.claim;
    const messageId = await send({ entry, recipient, content: render(entry, recipient) });
    await markSent(claim, messageId, { ledger, log });
    return { state: 'sent' };
  } catch (error) {
    if (claim) await markFailed(claim, error, { ledger, log });
    return { state: 'failed', error: nameOf(error) };
  }
}

/** Never throws: the mail is out, and a failure here must not have it sent again. */
async function markSent(
  claim: Claim,
  messageId: string,
  { ledger, log }: Pick<DeliverEntryDependencies, 'ledger' | 'log'>,
): Promise<void> {
  const fields = { entryId: claim.entryId, userId: claim.userId, messageId };
  try {
    if (await ledger.markSent(claim, messageId)) return;
    log('error', 'mail was sent after its lease had ended; it may go out twice', fields);
  } catch (error) {
    log('error', 'mail was sent but not marked; it goes out again if the event is retried', {
      ...fields,
      error: nameOf(error),
    });
  }
}

/** Never throws: without the mark, the lease runs out and the next attempt takes over. */
async function markFailed(
  claim: Claim,
  cause: unknown,
  { ledger, log }: Pick<DeliverEntryDependencies, 'ledger' | 'log'>,
): Promise<void> {
  const fields = { entryId: claim.entryId, userId: claim.userId };
  try {
    await ledger.markFailed(claim, reasonOf(cause));
  } catch (error) {
    log('warn', 'failed mail was not marked; its lease has to run out', { ...fields, error: nameOf(error) });
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return reason.slice(0, REASON_LENGTH);
}
