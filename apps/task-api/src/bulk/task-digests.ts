import { DIGEST_ITEMS, type DigestItem, type Recipient } from '@baton/log-schema';
import { NOTIFY_REASONS } from '@baton/vocabulary';

/** What one recipient is told about a batch. */
export interface DigestOf {
  readonly recipient: Recipient;
  readonly total: number;
  readonly items: DigestItem[];
}

/** Of a digest's items as JSON. An event holds 256 KB, and DynamoDB's JSON is up to twice as long. */
const DIGEST_BYTES = 96 * 1024;

/** A change and whom it concerns. */
export interface ToldItem {
  readonly item: DigestItem;
  readonly recipients: readonly Recipient[];
}

/** One digest per recipient: how many tasks concern them, and the first of these as far as they fit. */
export interface Digests {
  readonly add: (told: readonly ToldItem[]) => void;
  readonly all: () => DigestOf[];
}

export function createDigests(): Digests {
  const digests = new Map<
    string,
    { recipient: Recipient; total: number; items: DigestItem[]; bytes: number }
  >();

  function tell(recipient: Recipient, item: DigestItem, bytes: number): void {
    const digest = digests.get(recipient.id) ?? { recipient, total: 0, items: [], bytes: 0 };
    digests.set(recipient.id, digest);
    if (isStronger(recipient, digest.recipient)) digest.recipient = recipient;
    digest.total += 1;
    digest.bytes += bytes;
    const fits = digest.items.length < DIGEST_ITEMS && digest.bytes <= DIGEST_BYTES;
    if (fits || digest.items.length === 0) digest.items.push(item);
  }

  return {
    add(told) {
      for (const { item, recipients } of told) {
        const bytes = Buffer.byteLength(JSON.stringify(item));
        for (const recipient of recipients) tell(recipient, item, bytes);
      }
    },
    all: () => [...digests.values()].map(({ recipient, total, items }) => ({ recipient, total, items })),
  };
}

function isStronger(a: Recipient, b: Recipient): boolean {
  return NOTIFY_REASONS.indexOf(a.reason) < NOTIFY_REASONS.indexOf(b.reason);
}
