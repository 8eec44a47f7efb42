import type { ProjectRef, Recipient } from '@baton/log-schema';
import type { Tx } from '../platform/database/index.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import type { GetUnsubscribeTokens } from '../unsubscribe/index.ts';
import type { User } from '../users/index.ts';
import { compareReasons } from './decision.ts';
import { toRecipient } from './digest.ts';
import type { TaskEvent } from './task-event.ts';
import { isDue, MAILED_AT_ONCE, type Telling } from './telling.ts';

/** Decides who is told of what happens, and when: docs/decisions/037-who-is-told-when.md. */
export interface NotificationsService {
  /** Queues what is told later, and gives whom to mail now. */
  readonly tell: (event: TaskEvent, tx: Tx) => Promise<Recipient[]>;
  /** Whom to mail that they have become a member: them, whatever the hour, unless they want no mails. */
  readonly tellAdded: (project: ProjectRef, user: User, tx: Tx) => Promise<Recipient[]>;
}

export function createNotificationsService(deps: {
  telling: Telling;
  preferences: Pick<MailPreferencesRepository, 'findReaders'>;
  getTokens: GetUnsubscribeTokens;
}): NotificationsService {
  const { telling, preferences, getTokens } = deps;
  return {
    async tell(event, tx) {
      const { id: taskId, projectId } = event.after;
      const at = new Date(event.news.at);
      const told = (await telling.decideAll([event], tx)).sort(compareReasons);
      if (told.length === 0) return [];
      const now = told.filter((one) => isDue(one, at)).slice(0, MAILED_AT_ONCE);
      const mailed = new Set(now);
      await telling.queue(
        told.filter((one) => !mailed.has(one)),
        { projectId, at },
        tx,
      );
      if (now.length === 0) return [];
      const { sign } = await getTokens(tx);
      return now.map(({ reader, reason }) =>
        toRecipient(reader, reason, sign({ scope: 'task', userId: reader.id, targetId: taskId })),
      );
    },

    async tellAdded(project, user, tx) {
      const readers = await preferences.findReaders(project.id, [user.id], tx);
      const reader = readers.find(({ id }) => id === user.id);
      if (!reader || reader.preferences.cadence === 'off') return [];
      const { sign } = await getTokens(tx);
      const unsubscribe = sign({ scope: 'project', userId: user.id, targetId: project.id });
      // As the directory knows them, which can be newer.
      return [toRecipient({ ...reader, ...user }, 'member', unsubscribe)];
    },
  };
}
