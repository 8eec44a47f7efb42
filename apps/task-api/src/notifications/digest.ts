import {
  type Change,
  DIGEST_ITEMS,
  type Digest,
  type DigestItem,
  type ProjectRef,
  type Recipient,
} from '@baton/log-schema';
import type { NotifyReason } from '@baton/vocabulary';
import type { MailReader } from '../preferences/index.ts';
import type { UnsubscribeTokens } from '../unsubscribe/index.ts';
import { isElementChange } from './fold-elements.ts';

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
    items: takeTasks(items),
  };
}

export function toRecipient(
  { id, email, name, locale, preferences: { timeZone } }: MailReader,
  reason: NotifyReason,
  unsubscribe: string,
): Recipient {
  return { id, email, name, locale, timeZone, reason, unsubscribe };
}

/**
 * What each mail to a reader is about: all in one, but that a task of which more happened than an event holds has
 * mails of its own.
 */
export function toMails(items: readonly DigestItem[]): DigestItem[][] {
  const ofTasks = [...Map.groupBy(items, ({ task }) => task.id).values()].map((ofTask) =>
    toFitting(ofTask.flatMap(split)),
  );
  const together = ofTasks.flatMap((mails) => (mails.length === 1 ? mails.flat() : []));
  const large = ofTasks.filter((mails) => mails.length > 1).flat();
  return together.length > 0 ? [together, ...large] : large;
}

/** The items in their order, as many at a time as an event holds. */
function toFitting(items: readonly DigestItem[]): DigestItem[][] {
  const mails: DigestItem[][] = [];
  for (let rest = items; rest.length > 0;) {
    const fitting = takeFitting(rest);
    mails.push(fitting);
    rest = rest.slice(fitting.length);
  }
  return mails;
}

function split(item: DigestItem): [DigestItem, ...DigestItem[]] {
  if (item.what !== 'updated') return [item];
  const fields: Change[] = item.changes.filter((change) => !isElementChange(change));
  let bytes = bytesOf(fields);
  let last = fields;
  const pieces = [last];
  for (const change of item.changes.filter(isElementChange)) {
    bytes += bytesOf(change);
    if (bytes > DIGEST_BYTES && last.length > 0) {
      bytes = bytesOf(change);
      last = [];
      pieces.push(last);
    }
    last.push(change);
  }
  const [first, ...others] = pieces.map((changes) => ({ ...item, changes }));
  return first ? [first, ...others] : [item];
}

/** The first of the items as far as they fit into an event; one at least. */
function takeFitting(items: readonly DigestItem[]): DigestItem[] {
  let bytes = 0;
  const end = items.slice(0, DIGEST_ITEMS).findIndex((item, index) => {
    bytes += bytesOf(item);
    return index > 0 && bytes > DIGEST_BYTES;
  });
  return items.slice(0, end < 0 ? DIGEST_ITEMS : end);
}

/** The first of the tasks as far as they fit, so that one which is told is told whole; one at least. */
function takeTasks(items: readonly DigestItem[]): DigestItem[] {
  const fitting = takeFitting(items);
  const next = items[fitting.length]?.task.id;
  const whole = fitting.filter(({ task }) => task.id !== next);
  return whole.length > 0 ? whole : fitting;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
