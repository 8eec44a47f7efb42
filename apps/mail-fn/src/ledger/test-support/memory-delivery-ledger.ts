import type { DeliveryState } from '@baton/vocabulary';
import { randomUUID } from 'node:crypto';
import type { Mail } from '../../mails/index.ts';
import { type Claim, type ClaimResult, type DeliveryLedger, LEASE_MS } from '../delivery-ledger.ts';

interface Item {
  state: DeliveryState;
  attempts: number;
  claimId: string;
  leaseUntil: number;
  messageId?: string;
  error?: string;
}

/** A ledger in memory; it passes the same contract as the one in DynamoDB. */
export class MemoryDeliveryLedger implements DeliveryLedger {
  readonly items = new Map<string, Item>();
  readonly #now: () => Date;
  readonly #newClaimId: () => string;

  constructor(now: () => Date, newClaimId: () => string = randomUUID) {
    this.#now = now;
    this.#newClaimId = newClaimId;
  }

  async claim({ entryId, recipient }: Mail): Promise<ClaimResult> {
    const key = `${entryId}/${recipient.id}`;
    const now = this.#now().getTime();
    const item = this.items.get(key);
    const claim = { entryId, userId: recipient.id, claimId: this.#newClaimId() };
    if (item?.state === 'sending' && item.leaseUntil >= now) {
      return item.claimId === claim.claimId ? { outcome: 'claimed', claim } : { outcome: 'leased' };
    }
    if (item && item.state !== 'sending' && item.state !== 'failed') return { outcome: 'settled' };
    const attempts = (item?.attempts ?? 0) + 1;
    this.items.set(key, {
      state: 'sending',
      attempts,
      claimId: claim.claimId,
      leaseUntil: now + LEASE_MS,
    });
    return { outcome: 'claimed', claim };
  }

  async markSent(claim: Claim, messageId: string): Promise<boolean> {
    const item = this.#item(claim);
    if (item.messageId === messageId) return true;
    if (item.state !== 'failed' && !isHeldBy(item, claim)) return false;
    Object.assign(item, { state: 'sent', messageId });
    return true;
  }

  async markFailed(claim: Claim, reason: string): Promise<boolean> {
    const item = this.#item(claim);
    if (!isHeldBy(item, claim)) return false;
    Object.assign(item, { state: 'failed', error: reason });
    return true;
  }

  #item({ entryId, userId }: Claim): Item {
    const item = this.items.get(`${entryId}/${userId}`);
    if (!item) throw new Error('There is no such delivery.');
    return item;
  }
}

function isHeldBy(item: Item, { claimId }: Claim): boolean {
  return item.state === 'sending' && item.claimId === claimId;
}
