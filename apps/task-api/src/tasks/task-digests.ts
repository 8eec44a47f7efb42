import { DIGEST_ITEMS, type Digest, type Recipient } from '@baton/log-schema';

export type DigestItem = Digest['items'][number];

/** What one recipient is told about a batch. */
export interface DigestOf {
  readonly recipient: Recipient;
  readonly total: number;
  readonly items: DigestItem[];
}

/** Of a digest's items as JSON. An event holds 256 KB, and DynamoDB's JSON is up to twice as long. */
const DIGEST_BYTES = 96 * 1024;

/** One digest per recipient: how many tasks concern them, and the first of these as far as they fit. */
export function toDigests(
  told: readonly { readonly item: DigestItem; readonly recipients: readonly Recipient[] }[],
): DigestOf[] {
  const digests = new Map<
    string,
    { recipient: Recipient; total: number; items: DigestItem[]; size: number }
  >();
  for (const { item, recipients } of told) {
    const size = Buffer.byteLength(JSON.stringify(item));
    for (const recipient of recipients) {
      const digest = digests.get(recipient.id) ?? { recipient, total: 0, items: [], size: 0 };
      digests.set(recipient.id, digest);
      digest.total += 1;
      digest.size += size;
      const fits = digest.items.length < DIGEST_ITEMS && digest.size <= DIGEST_BYTES;
      if (fits || digest.items.length === 0) digest.items.push(item);
    }
  }
  return [...digests.values()].map(({ recipient, total, items }) => ({ recipient, total, items }));
}
