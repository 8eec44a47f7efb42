import type { Mail } from '../mails/index.ts';

/** The right to send one mail, held by one attempt until its lease ends. */
export interface Claim {
  readonly entryId: string;
  readonly userId: string;
  /** Random. It tells this attempt from a later one that took over after the lease. */
  readonly claimId: string;
}

/**
 * - `claimed`: this attempt sends the mail.
 * - `settled`: the mail went out before; nothing is left to do.
 * - `leased`: another attempt may be sending it at this moment.
 */
export type ClaimResult =
  | { readonly outcome: 'claimed'; readonly claim: Claim }
  | { readonly outcome: 'settled' }
  | { readonly outcome: 'leased' };

/**
 * Who was told what, and how far each mail is: one item per recipient of a log entry or auth mail.
 *
 * Writing `sending` before and `sent` after SES makes delivery at least once. An attempt that dies in between
 * leaves `sending` behind, and nobody can know whether SES has the mail. The lease says until when that
 * attempt may still be alive; after it, the mail is sent again, with the same `X-Baton-Entry`. Waiting out the
 * lease is what keeps two attempts at the same time, or an event delivered twice, from sending it twice.
 * `docs/decisions/003-mail-at-least-once.md` lists all that can repeat a mail.
 */
export interface DeliveryLedger {
  claim(mail: Mail): Promise<ClaimResult>;
  /**
   * Also takes the place of a failure that another attempt noted after the lease: the mail is out.
   * @returns false when another attempt holds the mail or has sent it; then nothing is written
   */
  markSent(claim: Claim, messageId: string): Promise<boolean>;
  /**
   * Frees the mail for the next attempt.
   * @param reason short, for the people of the project
   * @returns false when the claim is no longer ours; then nothing is written
   */
  markFailed(claim: Claim, reason: string): Promise<boolean>;
}

/**
 * How long a claim holds, in milliseconds: twice the Lambda's time limit of 30 s, so that the attempt that
 * made it is surely over when it ends.
 */
export const LEASE_MS = 60_000;
