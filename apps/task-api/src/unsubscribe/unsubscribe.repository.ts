import type { Locale } from '@baton/vocabulary';
import type { Query } from '../platform/database/index.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import type { UnsubscribeSubject } from './unsubscribe-texts.ts';
import type { Unsubscription } from './unsubscribe-token.ts';

/** What a link is about, for somebody who still has an account and is still a member. */
export interface UnsubscribeTarget {
  readonly locale: Locale;
  readonly subject: UnsubscribeSubject;
  /** Null when it is about all mails. */
  readonly projectId: string | null;
}

export interface UnsubscribeRepository {
  /** Undefined when there is nothing left that could be stopped. */
  readonly find: (unsubscription: Unsubscription) => Promise<UnsubscribeTarget | undefined>;
  /** Stops the mails, or lets them come as before. Safe to do again. */
  readonly set: (unsubscription: Unsubscription, stopped: boolean) => Promise<void>;
}

const FIND = {
  task: `SELECT u.locale, p.id AS "projectId", p.name AS project, p.key || '-' || t.number AS task, t.title
    FROM tasks t JOIN projects p ON p.id = t.project_id
    JOIN members m ON m.project_id = p.id AND m.user_id = $userId JOIN users u ON u.id = m.user_id
    WHERE t.id = $targetId`,
  project: `SELECT u.locale, p.id AS "projectId", p.name AS project, '' AS task, '' AS title
    FROM projects p JOIN members m ON m.project_id = p.id AND m.user_id = $userId JOIN users u ON u.id = m.user_id
    WHERE p.id = $targetId`,
  all: `SELECT u.locale, NULL AS "projectId", '' AS project, '' AS task, '' AS title
    FROM users u WHERE u.id = $userId AND u.id = $targetId AND u.deleted_at IS NULL`,
} as const;

export function createUnsubscribeRepository(deps: {
  query: Query;
  watchers: Pick<WatchersRepository, 'set'>;
  preferences: Pick<MailPreferencesRepository, 'stop' | 'resume'>;
}): UnsubscribeRepository {
  const { query, watchers, preferences } = deps;
  return {
    async find({ scope, userId, targetId }) {
      const [row] = await query<UnsubscribeSubject & Omit<UnsubscribeTarget, 'subject'>>(FIND[scope], {
        userId,
        targetId,
      });
      if (!row) return undefined;
      const { locale, projectId, ...subject } = row;
      return { locale, projectId, subject };
    },
    async set({ scope, userId, targetId }, stopped) {
      if (scope === 'task') {
        await watchers.set(targetId, userId, !stopped);
        return;
      }
      const change = stopped ? preferences.stop : preferences.resume;
      await change(userId, scope === 'project' ? targetId : undefined);
    },
  };
}
