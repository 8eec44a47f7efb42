import type { Tx } from '../platform/database/index.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import { candidatesOf, decide, type Decision } from './decision.ts';
import { dueTime } from './due-time.ts';
import type { NewNotification, NotificationsRepository } from './notifications.repository.ts';
import { type TaskEvent, toDigestItem } from './task-event.ts';

/** How many people one request mails at once, so that an entry fits into an event; the others are queued, and due. */
export const MAILED_AT_ONCE = 100;

/** That somebody is told of one of several events. */
export interface Told extends Decision {
  readonly event: TaskEvent;
}

/** What telling of one event and of many have in common. */
export interface Telling {
  /** Of events in one project. */
  readonly decideAll: (events: readonly TaskEvent[], tx: Tx) => Promise<Told[]>;
  /** @param mailed by user id the digest that has told them */
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
  notifications: NotificationsRepository;
  preferences: MailPreferencesRepository;
  watchers: WatchersRepository;
}): Telling {
  const { notifications, preferences, watchers } = deps;
  return {
    async decideAll(events, tx) {
      const [first] = events;
      if (!first) return [];
      const taskIds = events.map(({ after }) => after.id);
      const states = await watchers.statesOf(taskIds, tx);
      const stateOf = ({ after }: TaskEvent) => states.get(after.id) ?? new Map();
      const candidates = events.flatMap((event) => candidatesOf(event, stateOf(event)));
      const readers = await preferences.findReaders(first.after.projectId, candidates, tx);
      return events.flatMap((event) =>
        decide(event, stateOf(event), readers).map((decision) => ({ event, ...decision })),
      );
    },

    async queue(told, { projectId, at, mailed }, tx) {
      if (told.length === 0) return;
      const waiting = new Set<TaskEvent>();
      const dueAt = new Map<string, Date>();
      const rows = told.map((one): NewNotification => {
        const { event, reader, reason, atOnce } = one;
        const row = { entryId: event.news.id, taskId: event.after.id, userId: reader.id, reason, atOnce };
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
  return dueAsOf(decision, at) <= at;
}

function dueAsOf({ reader, reason, atOnce }: Decision, at: Date): Date {
  return dueTime({ reason, atOnce }, { firstAt: at, lastAt: at }, reader.preferences, at);
}
