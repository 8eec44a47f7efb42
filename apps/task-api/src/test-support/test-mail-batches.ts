import { noTracing, type Tracing } from '@baton/tracing';
import { createOutboxRepository, type OutboxRepository } from '../change-log/index.ts';
import { createMailBatchesRepository } from '../notifications/mail-batches.repository.ts';
import { createMailBatchesService } from '../notifications/mail-batches.service.ts';
import { createNotificationsRepository } from '../notifications/notifications.repository.ts';
import { createDatabase, type Send } from '../platform/database/index.ts';
import { createMailPreferencesRepository } from '../preferences/index.ts';
import { createFindTasks } from '../tasks/index.ts';
import { createGetUnsubscribeTokens } from '../unsubscribe/index.ts';
import { silent, type TestDatabase } from './test-database.ts';

export interface TestMailBatches {
  /** Tells what is due so many minutes from now. */
  readonly tellAfter: (minutes: number) => Promise<void>;
  /** What housekeeping removes. */
  readonly removeUnneeded: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/**
 * What tells the batches of a database, with connections and a clock of its own.
 * @param breakOutbox what the outbox does instead, to break off in the middle
 */
export function createTestMailBatches(
  { url }: Pick<TestDatabase, 'url'>,
  breakOutbox: (outbox: OutboxRepository, send: Send) => OutboxRepository = (outbox) => outbox,
  tracing: Tracing = noTracing,
): TestMailBatches {
  const database = createDatabase({ url, poolSize: 2 });
  const { query, transaction } = database;
  let offsetMs = 0;
  const { tellNext } = createMailBatchesService({
    transaction,
    batches: createMailBatchesRepository(query),
    findTasks: createFindTasks(query),
    preferences: createMailPreferencesRepository(query),
    getTokens: createGetUnsubscribeTokens(query),
    outbox: breakOutbox(createOutboxRepository(database), database.send),
    tracing,
    logger: silent,
    now: () => new Date(Date.now() + offsetMs),
  });
  return {
    async tellAfter(minutes) {
      offsetMs = minutes * 60_000;
      while (await tellNext());
    },
    removeUnneeded: async () => createNotificationsRepository(query).removeUnneeded(5_000),
    close: async () => database.close(),
  };
}
