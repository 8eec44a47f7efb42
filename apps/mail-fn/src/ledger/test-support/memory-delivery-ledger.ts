import type { Delivery, Suppression } from '@baton/log-schema';
import type { SuppressionReason } from '@baton/vocabulary';
import { randomUUID } from 'node:crypto';
import type { Mail } from '../../mails/index.ts';
import {
  type Claim,
  type ClaimResult,
  type DeliveryLedger,
  LEASE_MS,
  type Taken,
  type UnreadableMail,
} from '../delivery-ledger.ts';
import { changeBy, isOpen, isTrouble, type MailOutcome, troubleOf } from '../mail-outcome.ts';

/** What an item has of an attempt or of trouble. */
const PASSING = ['claimId', 'leaseUntil', 'trouble', 'error', 'delayedAt'];

/** A ledger in memory; it passes the same contract as the one in DynamoDB. */
export class MemoryDeliveryLedger implements DeliveryLedger {
  readonly items = new Map<string, Delivery>();
  readonly suppressions = new Map<string, Suppression>();
  readonly #now: () => Date;
  readonly #newClaimId: () => string;

  constructor(now: () => Date, newClaimId: () => string = randomUUID) {
    this.#now = now;
    this.#newClaimId = newClaimId;
  }

  async claim(mail: Mail): Promise<ClaimResult> {
    const { entryId, projectId, recipient } = mail;
    const claimId = this.#newClaimId();
    const claim = { entryId, userId: recipient.id, ...(projectId && { projectId }), claimId };
    const item = this.items.get(`${entryId}/${recipient.id}`);
    if (item?.claimId === claimId) return { outcome: 'claimed', claim };
    const taken = this.#take(mail, 'send', (next) => {
      next.state = 'sending';
      next.claimId = claimId;
      next.leaseUntil = this.#now().getTime() + LEASE_MS;
    });
    return taken ? { outcome: taken } : { outcome: 'claimed', claim };
  }

  async suppress(mail: Mail, why: SuppressionReason): Promise<'suppressed' | Taken> {
    const taken = this.#take(mail, 'keepBack', (next) => {
      Object.assign(next, { state: 'suppressed', error: why, ...troubleOf(mail.projectId, 'suppressed') });
    });
    return taken ?? 'suppressed';
  }

  async markSent(claim: Claim, messageId: string): Promise<boolean> {
    const item = this.#item(claim);
    const isUnsent = isOpen(item) && item.state !== 'sending';
    if (!isUnsent && !isHeldBy(item, claim)) return item.messageId === messageId;
    const at = this.#now().toISOString();
    this.#settle(item, { state: 'sent', messageId, sentAt: at, updatedAt: at });
    return true;
  }

  async markFailed(claim: Claim, reason: string): Promise<boolean> {
    const trouble = troubleOf(claim.projectId, 'failed');
    return this.#release(claim, { state: 'failed', error: reason, ...trouble });
  }

  async postpone(claim: Claim): Promise<boolean> {
    return this.#release(claim, { state: 'queued', attempts: this.#item(claim).attempts - 1 });
  }

  async markUnreadable(mail: UnreadableMail, reason: string): Promise<void> {
    const { entryId, userId, ...described } = mail;
    const item = this.items.get(`${entryId}/${userId}`);
    if (item && (!isOpen(item) || item.state === 'sending' || item.error === reason)) return;
    const at = this.#now().toISOString();
    this.items.set(`${entryId}/${userId}`, {
      ...(item ?? { pk: entryId, sk: userId, attempts: 0, createdAt: at }),
      ...described,
      state: 'failed',
      error: reason,
      ...troubleOf(mail.projectId, 'failed'),
      updatedAt: at,
    });
  }

  async record(outcome: MailOutcome): Promise<boolean> {
    const { entryId, userId, messageId, at, suppresses } = outcome;
    const item = this.items.get(`${entryId}/${userId}`);
    const change = item && changeBy(outcome, item, this.#now().toISOString());
    const isRepeated = !change && item?.messageId === messageId;
    if (suppresses && !isRepeated) this.suppressions.set(userId, { reason: suppresses, at, entryId });
    if (item && change) this.#settle(item, change);
    return change !== undefined || (suppresses !== undefined && !isRepeated);
  }

  #take(mail: Mail, purpose: 'send' | 'keepBack', write: (next: Delivery) => void): Taken | undefined {
    const { entryId, requestId, taskId, projectId, logPk, resend, recipient } = mail;
    const key = `${entryId}/${recipient.id}`;
    const item = this.items.get(key);
    const now = this.#now();
    if (item && !isForTaking(item, purpose, resend, now)) {
      return item.state === 'sending' ? 'leased' : 'settled';
    }
    const at = now.toISOString();
    const next: Delivery = {
      pk: entryId,
      sk: recipient.id,
      ...(taskId && { taskId }),
      ...(projectId && { projectId }),
      ...(logPk && { logPk }),
      reason: recipient.reason,
      requestId,
      state: 'queued',
      attempts: (item?.attempts ?? 0) + (purpose === 'send' ? 1 : 0),
      ...(item?.messageId && { messageId: item.messageId }),
      ...((resend ?? item?.resentBy) && { resentBy: resend ?? item?.resentBy }),
      createdAt: item?.createdAt ?? at,
      updatedAt: at,
    };
    write(next);
    this.items.set(key, next);
    return undefined;
  }

  #release(claim: Claim, change: Partial<Delivery>): boolean {
    const item = this.#item(claim);
    if (!isHeldBy(item, claim)) return false;
    this.#settle(item, { ...change, updatedAt: this.#now().toISOString() });
    return true;
  }

  /** Writes what nobody is at any more. */
  #settle(item: Delivery, change: Partial<Delivery>): void {
    const kept = Object.fromEntries(Object.entries(item).filter(([name]) => !PASSING.includes(name)));
    this.items.set(`${item.pk}/${item.sk}`, { ...(kept as Delivery), ...change });
  }

  #item({ entryId, userId }: Claim): Delivery {
    const item = this.items.get(`${entryId}/${userId}`);
    if (!item) throw new Error('There is no such delivery.');
    return item;
  }
}

function isForTaking(
  item: Delivery,
  purpose: 'send' | 'keepBack',
  order: string | undefined,
  now: Date,
): boolean {
  const isHeld = item.state === 'sending' && (item.leaseUntil ?? 0) >= now.getTime();
  const isFree = isOpen(item) && !isHeld;
  if (!order) return isFree;
  if (!item.resentBy || item.resentBy < order) {
    return isFree || (purpose === 'send' ? isTrouble(item.state) : item.state === 'suppressed');
  }
  return item.resentBy === order && isFree;
}

function isHeldBy(item: Delivery, { claimId }: Claim): boolean {
  return item.state === 'sending' && item.claimId === claimId;
}
