import type { DigestItem } from '@baton/log-schema';
import type { DropReason, NotifyReason } from '@baton/vocabulary';
import type { MailReader } from '../preferences/index.ts';
import { asOfNow, type Present } from './as-of-now.ts';
import { compareReasons, isMuted } from './decision.ts';
import { dueTime, type WaitingSince } from './due-time.ts';
import { foldItems } from './fold-items.ts';
import type { PendingNotification } from './mail-batches.repository.ts';
import { topicsOf } from './task-event.ts';

/** What becomes of the notifications of a batch. */
export interface BatchOutcome {
  /** What is told now; absent when nothing is. */
  readonly mail?: {
    readonly reason: NotifyReason;
    readonly items: readonly DigestItem[];
    readonly entryIds: readonly string[];
  };
  readonly dropped: ReadonlyMap<string, DropReason>;
  /** When the others are due; absent when there are none. */
  readonly dueAt?: Date;
}

/**
 * @param reader undefined for whoever is no member any more
 * @param present how the tasks and the people of what waits are now
 */
export function outcomeOf(
  pending: readonly PendingNotification[],
  reader: MailReader | undefined,
  present: Present,
  now: Date,
): BatchOutcome {
  if (!reader) return { dropped: dropAll(pending, 'no-longer-member') };
  const unwanted = pending.filter((one) => !isWanted(one, reader));
  const wanted = pending.filter((one) => isWanted(one, reader));
  const since = waitingSince(wanted, now);
  const timed = wanted.map((one) => ({ one, due: dueTime(one, since, reader.preferences, now) }));
  const due = timed.filter((each) => each.due <= now).map(({ one }) => one);
  const later = timed.flatMap((each) => (each.due > now ? each.due.getTime() : []));

  const comments = new Map(
    due.flatMap(({ item, comment }) =>
      item.what === 'commented' && comment ? [[item.comment.id, comment]] : [],
    ),
  );
  const folded = foldItems(
    due.map(({ item }) => item),
    comments,
  );
  const items = asOfNow(folded, present);
  const tells = new Set(items.flatMap(({ entryIds }) => entryIds));
  const told = due.filter(({ entryId }) => tells.has(entryId));
  const silent = due.filter(({ entryId }) => !tells.has(entryId));
  const [strongest] = told.toSorted(compareReasons);
  return {
    ...(strongest && {
      mail: { reason: strongest.reason, items, entryIds: told.map(({ entryId }) => entryId) },
    }),
    dropped: new Map([
      ...dropAll(unwanted, 'switched-off'),
      ...silent.map((one) => [one.entryId, isGone(one) ? 'gone' : 'no-net-change'] as const),
    ]),
    ...(later.length > 0 && { dueAt: new Date(Math.min(...later)) }),
  };
}

/** By what they want now: they can have changed that since. */
function isWanted(
  { reason, atOnce, item, declined }: PendingNotification,
  { id, role, preferences }: MailReader,
): boolean {
  if (preferences.cadence === 'off') return false;
  if (!preferences.ownChanges && item.actors.every((actor) => actor.id === id)) return false;
  const isPersonal = atOnce && reason !== 'role';
  if (isPersonal) return true;
  if (declined) return false;
  if (atOnce) return true;
  if (reason === 'owner' && !(role === 'owner' && preferences.asOwner)) return false;
  return !isMuted(topicsOf(item), preferences);
}

function waitingSince(pending: readonly PendingNotification[], now: Date): WaitingSince {
  const times = pending.flatMap(({ atOnce, createdAt }) => (atOnce ? [] : createdAt.getTime()));
  if (times.length === 0) return { firstAt: now, lastAt: now };
  return { firstAt: new Date(Math.min(...times)), lastAt: new Date(Math.max(...times)) };
}

function isGone({ item, comment }: PendingNotification): boolean {
  return item.what === 'commented' && comment === null;
}

function dropAll(pending: readonly PendingNotification[], why: DropReason): Map<string, DropReason> {
  return new Map(pending.map(({ entryId }) => [entryId, why]));
}
