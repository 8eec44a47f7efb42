/**
 * - `sent`: SES accepted the mail in this attempt.
 * - `unmarked`: it is out, here or in an earlier attempt, and the ledger could not be told.
 * - `settled`: it went out before, or was kept back.
 * - `suppressed`: it is kept back, because its address takes no mails.
 * - `leased`: another attempt may be sending it.
 * - `postponed`: no time was left to begin, or to wait until SES takes it.
 */
export type DeliveryOutcome =
  'sent' | 'unmarked' | 'settled' | 'suppressed' | 'failed' | 'leased' | 'postponed';

export interface DeliveryResult {
  readonly state: DeliveryOutcome;
  /** SES's, of a mail that is `sent` or `unmarked`. */
  readonly messageId?: string;
  /** The name of what went wrong; messages of SES quote addresses and stay out of the log. */
  readonly error?: string;
}

const OPEN: readonly DeliveryOutcome[] = ['unmarked', 'failed', 'leased', 'postponed'];

/** Whether another attempt is needed. */
export function isOpen({ state }: DeliveryResult): boolean {
  return OPEN.includes(state);
}
