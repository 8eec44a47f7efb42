import type { SuppressionReason } from '@baton/vocabulary';
import type { Mail } from '../mails/index.ts';
import type { MailOutcome } from './mail-outcome.ts';

/** The right to send one mail, held by one attempt until its lease ends. */
export interface Claim {
  readonly entryId: string;
  readonly userId: string;
  /** Absent on mails about accounts. */
  readonly projectId?: string;
  /** Random. It tells this attempt from a later one that took over after the lease. */
  readonly claimId: string;
}

/**
 * - `settled`: the mail went out before, or was kept back; nothing is left to do.
 * - `leased`: another attempt may be sending it at this moment.
 */
export type Taken = 'settled' | 'leased';

/** `claimed`: this attempt sends the mail. */
export type ClaimResult =
  { readonly outcome: 'claimed'; readonly claim: Claim } | { readonly outcome: Taken };

/** A mail that an entry asks for, of which no more can be read. */
export interface UnreadableMail {
  readonly entryId: string;
  readonly logPk: string;
  readonly userId: string;
  readonly projectId: string;
  readonly taskId?: string;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Who was told what, and how far each mail is: one item per recipient of a log entry or auth mail.
 *
 * Writing `sending` before and `sent` after SES makes delivery at least once. An attempt that dies in between
 * leaves `sending` behind, and nobody can know whether SES has the mail. The lease says until when that
 * attempt may still be alive; after it, the mail is sent again, with the same `X-Baton-Entry`. Waiting out the
 * lease is what keeps two attempts at the same time, or an event delivered twice, from sending it twice.
 * `docs/decisions/003-mail-at-least-once.md` lists all that can repeat a mail.
 *
 * A mail that did not reach its reader is given away again by an order to mail it again, once for each order.
 */
export interface DeliveryLedger {
  claim(mail: Mail): Promise<ClaimResult>;
  /** Notes that a mail is not sent because of its address. */
  suppress(mail: Mail, why: SuppressionReason): Promise<'suppressed' | Taken>;
  /**
   * Also takes the place of a failure that another attempt noted after the lease: the mail is out. What SES has
   * said of this very mail by then stays.
   * @returns false when another attempt holds the mail or has sent it; then nothing is written
   */
  markSent(claim: Claim, messageId: string): Promise<boolean>;
  /**
   * Frees the mail for the next attempt.
   * @param reason short, for the people of the project
   * @returns false when the claim is no longer ours; then nothing is written
   */
  markFailed(claim: Claim, reason: string): Promise<boolean>;
  /**
   * Frees the mail for the next attempt, which is the first if this one was.
   * @returns false when the claim is no longer ours; then nothing is written
   */
  postpone(claim: Claim): Promise<boolean>;
  /** Notes that a mail cannot be made, unless it is out. */
  markUnreadable(mail: UnreadableMail, reason: string): Promise<void>;
  /**
   * Notes what SES says of a mail, in whatever order and however often it says so, and keeps further mails from
   * an address that takes none.
   * @returns false when there is nothing new in it
   */
  record(outcome: MailOutcome): Promise<boolean>;
}

/**
 * How long a claim holds, in milliseconds: twice the Lambda's time limit of 30 s, so that the attempt that
 * made it is surely over when it ends.
 */
export const LEASE_MS = 60_000;
