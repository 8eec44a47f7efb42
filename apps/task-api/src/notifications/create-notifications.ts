import type { Tracing } from '@baton/tracing';
import type { OutboxRepository } from '../change-log/index.ts';
import { type HousekeepingJob, inSteps } from '../housekeeping/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import type { GetUnsubscribeTokens } from '../unsubscribe/index.ts';
import { type BeginBulkNews, createBeginBulkNews } from './bulk-news.ts';
import { createMailBatchJob, type MailBatchJob } from './mail-batch-job.ts';
import { createMailBatchesRepository } from './mail-batches.repository.ts';
import { createMailBatchesService, type FindTasks } from './mail-batches.service.ts';
import { createNotificationsRepository } from './notifications.repository.ts';
import { createNotificationsService, type NotificationsService } from './notifications.service.ts';
import { createTelling } from './telling.ts';

/** Who is told of what happens, and when. */
export interface Notifications {
  readonly notifications: NotificationsService;
  readonly beginBulkNews: BeginBulkNews;
  readonly mailBatchJob: MailBatchJob;
  /** What waits for somebody, in one project or in all, follows their wishes of now; needs these stored before. */
  readonly reviewBatches: (userId: string, tx: Tx, projectId?: string) => Promise<void>;
  readonly removeQueuedEntries: HousekeepingJob;
}

export function createNotifications(deps: {
  database: Database;
  preferences: MailPreferencesRepository;
  findTasks: FindTasks;
  getTokens: GetUnsubscribeTokens;
  outbox: OutboxRepository;
  tracing: Tracing;
  logger: Logger;
}): Notifications {
  const { database, preferences, findTasks, getTokens, outbox, tracing, logger } = deps;
  const { query, transaction } = database;
  const now = () => new Date();
  const repository = createNotificationsRepository(query);
  const telling = createTelling({ notifications: repository, preferences });
  const batches = createMailBatchesRepository(query);
  const { tellNext } = createMailBatchesService({
    transaction,
    batches,
    findTasks,
    preferences,
    getTokens,
    outbox,
    tracing,
    logger,
    now,
  });
  return {
    notifications: createNotificationsService({ telling, preferences, getTokens }),
    beginBulkNews: createBeginBulkNews({ telling, getTokens, outbox }),
    mailBatchJob: createMailBatchJob({ tellNext, logger }),
    reviewBatches: async (userId, tx, projectId) => batches.review(userId, now(), tx, projectId),
    removeQueuedEntries: { name: 'queued-entries', run: inSteps(repository.removeUnneeded) },
  };
}
