import {
  DIGEST_ITEMS,
  type Digest,
  type DigestItem,
  type ProjectRef,
  type Recipient,
} from '@baton/log-schema';
import type { NotifyReason } from '@baton/vocabulary';
import type { MailReader } from '../preferences/index.ts';
import type { UnsubscribeTokens } from '../unsubscribe/index.ts';

/** Of a digest's items as JSON. An event holds 256 KB, and DynamoDB's JSON is up to twice as long. */
const DIGEST_BYTES = 96 * 1024;

/** The mail to one reader about what came of several entries. */
export function toDigest(
  head: Pick<Digest, 'v' | 'id' | 'at' | 'request' | 'actor'>,
  options: {
    readonly project: ProjectRef;
    readonly reader: MailReader;
    readonly reason: NotifyReason;
    readonly items: readonly DigestItem[];
    readonly bulkId?: string;
  },
  tokens: UnsubscribeTokens,
): Digest {
  const { project, reader, reason, items, bulkId } = options;
  const [taskId, ...others] = new Set(items.map(({ task }) => task.id));
  const unsubscribe =
    taskId !== undefined && others.length === 0
      ? tokens.sign({ scope: 'task', userId: reader.id, targetId: taskId })
      : tokens.sign({ scope: 'project', userId: reader.id, targetId: project.id });
  return {
    ...head,
    kind: 'digest',
    project,
    notify: [toRecipient(reader, reason, unsubscribe)],
    ...(bulkId && { bulkId }),
    total: others.length + 1,
    items: takeFitting(items),
  };
}

export function toRecipient(
  { id, email, name, locale, preferences: { timeZone } }: MailReader,
  reason: NotifyReason,
  unsubscribe: string,
): Recipient {
  return { id, email, name, locale, timeZone, reason, unsubscribe };
}

/** The first of the items as far as they fit into an event; one at least. */
function takeFitting(items: readonly DigestItem[]): DigestItem[] {
  let bytes = 0;
  const end = items.slice(0, DIGEST_ITEMS).findIndex((item, index) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return index > 0 && bytes > DIGEST_BYTES;
  });
  return items.slice(0, end < 0 ? DIGEST_ITEMS : end);
}
