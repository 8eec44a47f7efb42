import type { Tx } from '../platform/database/index.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import { candidatesOf, decide, type Decision, isOff } from './decision.ts';
import { dueTime } from './due-time.ts';
import type { NewNotification, NotificationsRepository } from './notifications.repository.ts';
import { type TaskEvent, toDigestItem, topicsOf } from './task-event.ts';

/**
 * How many people one request mails at once: as many as mail-fn mails within one call at SES's rate, so that none of
 * them is put off. The others are queued, and due.
 */
export const MAILED_AT_ONCE = 40;

/** That one of several events concerns somebody. */
export interface Told extends Decision {
  readonly event: TaskEvent;
}

/** What telling of one event and of many have in common. */
export interface Telling {
  /** Of events in one project. */
  readonly decideAll: (events: readonly TaskEvent[], tx: Tx) => Promise<Told[]>;
  /**
   * Also notes who is not told, because they want no mails.
   * @param mailed by user id the digest that has told them
   */
  readonly queue: (
    told: readonly Told[],
    options: {
      readonly projectId: string;
      readonly at: Date;
      readonly mailed?: ReadonlyMap<string, { readonly id: string }>;
    },
    tx: Tx,
  ) => Promise<void>;
}

export function createTelling(deps: {
  notifications: Pick<NotificationsRepository, 'queue'>;
  preferences: Pick<MailPreferencesRepository, 'findReadersOfTasks'>;
}): Telling {
  const { notifications, preferences } = deps;
  return {
    async decideAll(events, tx) {
      // Of a change of order alone nobody is told, so nobody is asked for.
      const telling = events.filter(({ news }) => topicsOf(toDigestItem(news)).size > 0);
      const [first] = telling;
      if (!first) return [];
      const taskIds = telling.map(({ after }) => after.id);
      const { projectId } = first.after;
      const candidates = telling.flatMap(candidatesOf);
      const readers = await preferences.findReadersOfTasks(projectId, candidates, taskIds, tx);
      return telling.flatMap((event) => decide(event, readers).map((decision) => ({ event, ...decision })));
    },

    async queue(told, { projectId, at, mailed }, tx) {
      if (told.length === 0) return;
      const waiting = new Set<TaskEvent>();
      const dueAt = new Map<string, Date>();
      const rows = told.map((one): NewNotification => {
        const { event, reader, reason, atOnce } = one;
        const row = { entryId: event.news.id, taskId: event.after.id, userId: reader.id, reason, atOnce };
        if (isOff(one)) return { ...row, dropped: 'switched-off' };
        const digest = mailed?.get(reader.id);
        if (digest) return { ...row, digestId: digest.id };
        waiting.add(event);
        const due = dueAsOf(one, at);
        const known = dueAt.get(reader.id);
        if (!known || due < known) dueAt.set(reader.id, due);
        return row;
      });
      const items = Array.from(waiting, ({ news }) => toDigestItem(news));
      await notifications.queue({ projectId, at, items, notifications: rows, dueAt }, tx);
    },
  };
}

/** Whether somebody is told of what has just happened now, and not later. */
export function isDue(decision: Decision, at: Date): boolean {
  return !isOff(decision) && dueAsOf(decision, at) <= at;
}

function dueAsOf({ reader, reason, atOnce }: Decision, at: Date): Date {
  return dueTime({ reason, atOnce }, { firstAt: at, lastAt: at }, reader.preferences, at);
}
