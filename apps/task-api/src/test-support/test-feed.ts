import { noTracing } from '@baton/tracing';
import {
  createAccountEventsRepository,
  createAccountFeed,
  createAccountsService,
  createFeedPositionRepository,
} from '../accounts/index.ts';
import { createBulk } from '../bulk/index.ts';
import { createOutboxRepository } from '../change-log/index.ts';
import { createErasuresRepository } from '../erasure/index.ts';
import { createInvitationChanges, createInvitationsRepository } from '../invitations/index.ts';
import { createMembersRepository } from '../members/index.ts';
import { createMemberChanges } from '../memberships/index.ts';
import { createNotifications } from '../notifications/index.ts';
import { createDatabase } from '../platform/database/index.ts';
import { createDynamoDb } from '../platform/dynamodb.ts';
import { createIdempotencyKeysRepository, createOnce } from '../platform/idempotency/index.ts';
import { createMailPreferencesRepository } from '../preferences/index.ts';
import { createProjectsRepository } from '../projects/index.ts';
import { createFindTasks } from '../tasks/index.ts';
import { createGetUnsubscribeTokens } from '../unsubscribe/index.ts';
import { createSuppressionsRepository } from '../suppressions/index.ts';
import { createUsersRepository } from '../users/index.ts';
import { createWatchersRepository } from '../watchers/index.ts';
import type { TaskApiFixture } from './task-api-fixture.ts';
import { silent } from './test-database.ts';

export interface RunningFeed {
  /** Resolves when all that there was at the start has been handled. */
  readonly polled: Promise<true>;
  /** How often its connection was killed. */
  readonly kills: () => number;
  readonly stop: () => Promise<void>;
}

/**
 * An account feed with connections of its own, as another process has, that polls without a pause.
 * @param options `killAtPosition`: how often its connection is killed before it stores the position
 */
export function startTestFeed(api: TaskApiFixture, options: { killAtPosition?: number } = {}): RunningFeed {
  const database = createDatabase({ url: api.database.url, poolSize: 2 });
  const { query, transaction } = database;
  const dynamoDb = createDynamoDb();
  const outbox = createOutboxRepository(database);
  const users = createUsersRepository(query);
  const members = createMembersRepository(database);
  const watchers = createWatchersRepository(database);
  const projects = createProjectsRepository(database);
  const idempotencyKeys = createIdempotencyKeysRepository(query);
  const once = createOnce({ transaction, keys: idempotencyKeys });
  const { notifications, beginBulkNews } = createNotifications({
    database,
    preferences: createMailPreferencesRepository(query),
    findTasks: createFindTasks(query),
    getTokens: createGetUnsubscribeTokens(query),
    outbox,
    tracing: noTracing,
    logger: silent,
  });
  const { leaveTasks } = createBulk({ query, once, projects, watchers, beginBulkNews, outbox });
  const memberChanges = createMemberChanges({ members, projects, leaveTasks, notifications, outbox });
  const invitations = createInvitationsRepository(database);
  const invitationChanges = createInvitationChanges({ invitations, outbox });
  const position = createFeedPositionRepository(query);
  const polled = Promise.withResolvers<true>();
  let polls = 0;
  let kills = 0;

  const feed = createAccountFeed({
    transaction,
    events: createAccountEventsRepository(dynamoDb, api.tables.auth),
    position: {
      ...position,
      async get() {
        polls += 1;
        if (polls === 2) polled.resolve(true);
        return position.get();
      },
      async advance(id, tx) {
        if (kills < (options.killAtPosition ?? 0)) {
          kills += 1;
          await query('SELECT pg_terminate_backend(pg_backend_pid())', {}, tx);
        }
        await position.advance(id, tx);
      },
    },
    accounts: createAccountsService({
      users,
      projects,
      members,
      memberChanges,
      invitations,
      invitationChanges,
      erasures: createErasuresRepository(query),
      suppressions: createSuppressionsRepository(dynamoDb, api.tables.mail),
      idempotencyKeys,
      outbox,
    }),
    logger: silent,
    interval: 5,
    backoff: () => 5,
  });
  feed.start();
  return {
    polled: polled.promise,
    kills: () => kills,
    async stop() {
      await feed.stop();
      await database.close();
      dynamoDb.destroy();
    },
  };
}
