import type { OutboxRepository } from '../change-log/index.ts';
import { type HousekeepingJob, inSteps } from '../housekeeping/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import type { GetUnsubscribeTokens } from '../unsubscribe/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import { type BeginBulkNews, createBeginBulkNews } from './bulk-news.ts';
import { createNotificationsRepository } from './notifications.repository.ts';
import { createNotificationsService, type NotificationsService } from './notifications.service.ts';
import { createTelling } from './telling.ts';

/** Who is told of what happens, and when. */
export interface Notifications {
  readonly notifications: NotificationsService;
  readonly beginBulkNews: BeginBulkNews;
  readonly removeQueuedEntries: HousekeepingJob;
}

export function createNotifications(deps: {
  database: Database;
  preferences: MailPreferencesRepository;
  watchers: WatchersRepository;
  getTokens: GetUnsubscribeTokens;
  outbox: OutboxRepository;
  logger: Logger;
}): Notifications {
  const { database, preferences, watchers, getTokens, outbox } = deps;
  const repository = createNotificationsRepository(database.query);
  const telling = createTelling({ notifications: repository, preferences, watchers });
  return {
    notifications: createNotificationsService({ telling, preferences, getTokens }),
    beginBulkNews: createBeginBulkNews({ telling, getTokens, outbox }),
    removeQueuedEntries: { name: 'queued-entries', run: inSteps(repository.removeUnneeded) },
  };
}
