import { createAccessTokenVerifier } from '@baton/access-token';
import { mailRoutes, projectRoutes } from '@baton/dto';
import { createTracing, noTracing, toTracingSettings, type Tracing } from '@baton/tracing';
import type { Express } from 'express';
import {
  createAccountEventsRepository,
  createAccountFeed,
  createAccountsService,
  createFeedPositionRepository,
} from './accounts/index.ts';
import { createApp } from './app.ts';
import { createBulk } from './bulk/index.ts';
import {
  createLogRepository,
  createOutboxRelay,
  createOutboxRepository,
  createRelayMeter,
  createRequestLog,
  OUTBOX_CHANNEL,
  PROJECT_EVENTS_CHANNEL,
  toRequestEntry,
  traceLog,
} from './change-log/index.ts';
import { bindCommentsRoutes, createCommentsRepository, createCommentsService } from './comments/index.ts';
import { createDeliveries } from './deliveries/index.ts';
import type { Env, MigrationEnv } from './env.ts';
import { createErasure } from './erasure/index.ts';
import { createHousekeeping, inSteps } from './housekeeping/index.ts';
import {
  bindInvitationsRoutes,
  createInvitationChanges,
  createInvitationsRepository,
  createInvitationsService,
} from './invitations/index.ts';
import { createMembersRepository } from './members/index.ts';
import { bindMembershipsRoutes, createMemberChanges, createMembershipsService } from './memberships/index.ts';
import { createReadiness, migrations } from './migrations/index.ts';
import { createNotifications } from './notifications/index.ts';
import {
  createDatabase,
  createDatabasePassword,
  createNotificationListener,
  type DatabasePassword,
} from './platform/database/index.ts';
import { createDynamoDb } from './platform/dynamodb.ts';
import { createAuthenticate, type Identify } from './platform/http/index.ts';
import { createIdempotencyKeysRepository, createOnce } from './platform/idempotency/index.ts';
import type { Logger } from './platform/logger.ts';
import { createSigningKeys } from './platform/signing-keys.ts';
import {
  bindPreferencesRoutes,
  createMailPreferencesRepository,
  createPreferencesService,
} from './preferences/index.ts';
import { bindProjectsRoutes, createProjectsRepository, createProjectsService } from './projects/index.ts';
import { createAdmission, createRateLimits, RATE_LIMITS_CHANNEL } from './rate-limits/index.ts';
import {
  bindRealtimeRoutes,
  createPresence,
  createProjectEventsRepository,
  createRealtime,
  createTellPresence,
  PRESENCE_CHANNEL,
} from './realtime/index.ts';
import { bindSummaryRoutes, createSummaryRepository, createSummaryService } from './summary/index.ts';
import {
  bindTaskListsRoutes,
  createTaskListsRepository,
  createTaskListsService,
} from './task-lists/index.ts';
import { createFindSuppression, createSuppressionsRepository } from './suppressions/index.ts';
import { createFindTasks, createTasks } from './tasks/index.ts';
import {
  bindUnsubscribeRoutes,
  createGetUnsubscribeTokens,
  createUnsubscribeRepository,
  createUnsubscribeService,
} from './unsubscribe/index.ts';
import { createAccountDirectory, createUsersRepository, createUsersService } from './users/index.ts';
import { bindWatchersRoutes, createWatchersRepository, createWatchersService } from './watchers/index.ts';

export interface TaskApi {
  readonly app: Express;
  /** Starts what works beside requests. */
  readonly start: () => void;
  /** Ends the answers that would go on for ever. */
  readonly endStreams: () => void;
  /** After the last request: writes what waits, then lets go of every connection. */
  readonly stop: () => Promise<void>;
}

/** Routes that ask DynamoDB before they answer. */
const DYNAMODB_ROUTES: ReadonlySet<string> = new Set([
  mailRoutes.getPreferences.id,
  mailRoutes.activity.id,
  mailRoutes.deliveries.id,
  mailRoutes.resend.id,
  mailRoutes.mailProblems.id,
  projectRoutes.addMember.id,
]);
const DYNAMODB_AT_ONCE = 50;

/** How long the last spans may take when the process is told to stop. Milliseconds. */
const TRACES_LIMIT_MS = 3_000;

/** What to connect with where the password is in Secrets Manager and not in the address. */
export function databasePassword({ DATABASE_SECRET_ARN }: MigrationEnv): DatabasePassword | undefined {
  return DATABASE_SECRET_ARN ? createDatabasePassword(DATABASE_SECRET_ARN) : undefined;
}

function composeTracing(
  env: Env,
  credentials: Parameters<typeof createTracing>[0]['credentials'],
  logger: Logger,
): Tracing {
  const settings = toTracingSettings(env);
  if (!settings) return noTracing;
  return createTracing({
    app: 'task-api',
    settings,
    credentials,
    fetch,
    onExport: ({ error }) => {
      if (error) logger.warn({ err: error }, 'traces cannot be sent, they are dropped');
      else logger.info('traces are sent again');
    },
  });
}

/** Builds the whole from the environment; nothing is connected before it is used. */
export function compose(
  env: Env,
  options: { logger: Logger; version: string; swaggerUiFolder: string },
): TaskApi {
  const { logger } = options;
  const password = databasePassword(env);
  const database = createDatabase({ url: env.DATABASE_URL, password, poolSize: env.DATABASE_POOL_SIZE });
  const { query, transaction } = database;
  const dynamoDb = createDynamoDb();
  const tracing = composeTracing(env, dynamoDb.config.credentials, logger);

  const outbox = createOutboxRepository(database);
  const log = createLogRepository(dynamoDb, env.LOG_TABLE);
  const requestLog = createRequestLog({ log, logger });
  const relayMeter = createRelayMeter({ outbox, logger });
  const relay = createOutboxRelay({
    transaction,
    outbox,
    log: traceLog(log, tracing),
    meter: relayMeter,
    logger,
  });

  const rateLimits = createRateLimits({
    perUser: env.RATE_PER_USER,
    perNetwork: env.RATE_PER_NETWORK,
    mailsPerHour: env.MAILS_PER_HOUR,
    notify: (payload) =>
      query('SELECT pg_notify($channel, $payload)', { channel: RATE_LIMITS_CHANNEL, payload }),
    logger,
  });
  const inTurn = createAdmission(env.REQUESTS_AT_ONCE);
  // Apart, so that a slow DynamoDB keeps nobody from what needs PostgreSQL alone.
  const inTurnAtDynamoDb = createAdmission(DYNAMODB_AT_ONCE);

  const users = createUsersRepository(query);
  const members = createMembersRepository(database);
  const projects = createProjectsRepository(database);
  const watchers = createWatchersRepository(database);
  const preferences = createMailPreferencesRepository(query);
  const getUnsubscribeTokens = createGetUnsubscribeTokens(query);
  const comments = createCommentsRepository(query);
  const invitations = createInvitationsRepository(database);
  const directory = createAccountDirectory(dynamoDb, env.AUTH_TABLE);
  const suppressions = createSuppressionsRepository(dynamoDb, env.MAIL_TABLE);

  const idempotencyKeys = createIdempotencyKeysRepository(query);
  const once = createOnce({ transaction, keys: idempotencyKeys });

  const usersService = createUsersService(users);
  const { notifications, beginBulkNews, mailBatchJob, ...notificationFeature } = createNotifications({
    database,
    preferences,
    findTasks: createFindTasks(query),
    getTokens: getUnsubscribeTokens,
    outbox,
    tracing,
    logger,
  });
  const { tasks, ...taskFeature } = createTasks({
    database,
    once,
    projects,
    members,
    watchers,
    notifications,
    outbox,
  });
  const bulk = createBulk({ query, once, projects, watchers, beginBulkNews, outbox });
  const memberChanges = createMemberChanges({
    members,
    projects,
    leaveTasks: bulk.leaveTasks,
    notifications,
    outbox,
  });
  const invitationChanges = createInvitationChanges({ invitations, outbox });
  const membershipsService = createMembershipsService({
    transaction,
    once,
    projects,
    members,
    invitations,
    users,
    directory,
    memberChanges,
    invitationChanges,
    requireMails: rateLimits.requireMails,
  });
  const invitationsService = createInvitationsService({
    transaction,
    once,
    projects,
    invitations,
    invitationChanges,
  });
  const projectsService = createProjectsService({ transaction, once, projects, members, users, outbox });
  const { erasures, eraseFromLog } = createErasure({ database, dynamoDb, logTable: env.LOG_TABLE });
  const accounts = createAccountsService({
    users,
    projects,
    members,
    memberChanges,
    invitations,
    invitationChanges,
    erasures,
    suppressions,
    idempotencyKeys,
    outbox,
  });
  const accountFeed = createAccountFeed({
    transaction,
    events: createAccountEventsRepository(dynamoDb, env.AUTH_TABLE),
    position: createFeedPositionRepository(query),
    accounts,
    logger,
  });
  const taskListsService = createTaskListsService({
    projects,
    taskLists: createTaskListsRepository(database),
  });
  const summaryService = createSummaryService({ projects, summaries: createSummaryRepository(query) });
  const commentsService = createCommentsService({
    transaction,
    once,
    comments,
    tasks,
    members,
    watchers,
    notifications,
    outbox,
    requireMails: rateLimits.requireMails,
  });
  const preferencesService = createPreferencesService({
    transaction,
    preferences,
    projects,
    findSuppression: createFindSuppression(suppressions),
    reviewBatches: notificationFeature.reviewBatches,
  });
  const unsubscribeService = createUnsubscribeService({
    getTokens: getUnsubscribeTokens,
    unsubscriptions: createUnsubscribeRepository({ query, watchers, preferences }),
  });
  const deliveries = createDeliveries({
    query,
    once,
    dynamoDb,
    logTable: env.LOG_TABLE,
    mailTable: env.MAIL_TABLE,
    projects,
    tasks,
    suppressions,
    preferences,
    getTokens: getUnsubscribeTokens,
    outbox,
    logger,
  });
  const watchersService = createWatchersService({ watchers, findTask: tasks.get });

  const projectEvents = createProjectEventsRepository(query);
  const realtime = createRealtime({ events: projectEvents, findProject: projects.get, logger });
  const presence = createPresence({
    tell: createTellPresence(query),
    findTask: tasks.get,
    send: realtime.send,
  });
  const listener = createNotificationListener({
    databaseUrl: env.DATABASE_URL,
    password,
    logger,
    channels: {
      [OUTBOX_CHANNEL]: relay.wake,
      [PROJECT_EVENTS_CHANNEL]: realtime.wake,
      [PRESENCE_CHANNEL]: presence.hear,
      [RATE_LIMITS_CHANNEL]: rateLimits.buckets.hear,
    },
    onListening: () => {
      relay.wake();
      realtime.wakeAll();
    },
  });

  const housekeeping = createHousekeeping({
    jobs: [
      taskFeature.purgeTrash,
      { name: 'idempotency-keys', run: inSteps(idempotencyKeys.removeOld) },
      { name: 'project-events', run: inSteps(projectEvents.removeOld) },
      notificationFeature.removeQueuedEntries,
      // Last, because it can take long.
      eraseFromLog,
    ],
    logger,
  });

  const authenticate = createAuthenticate(
    createAccessTokenVerifier({
      keys: createSigningKeys(env.AUTH_JWKS_URL, logger),
      issuer: env.AUTH_ISSUER,
      audience: env.AUTH_AUDIENCE,
    }),
  );
  const identify: Identify = async (authorization) => {
    const { claims, issuedAt, expiresAt } = await authenticate(authorization);
    await usersService.remember(claims, issuedAt);
    return { claims, expiresAt };
  };

  const app = createApp({
    ...options,
    checkReady: createReadiness(query, migrations),
    identify,
    limiter: rateLimits,
    admissionOf: (route) => (DYNAMODB_ROUTES.has(route.id) ? inTurnAtDynamoDb : inTurn),
    tracing,
    onCompleted: (completed) => {
      const entry = toRequestEntry(completed, new Date());
      if (entry) requestLog.add(entry);
    },
    bindRoutes: (bind, bindPublic) => {
      bindProjectsRoutes(bind, projectsService);
      bindMembershipsRoutes(bind, membershipsService);
      bindInvitationsRoutes(bind, invitationsService);
      bindTaskListsRoutes(bind, taskListsService);
      bindSummaryRoutes(bind, summaryService);
      taskFeature.bindRoutes(bind);
      bindCommentsRoutes(bind, commentsService);
      bulk.bindRoutes(bind);
      bindWatchersRoutes(bind, watchersService);
      deliveries.bindRoutes(bind);
      bindPreferencesRoutes(bind, preferencesService);
      bindUnsubscribeRoutes(bindPublic, unsubscribeService);
      bindRealtimeRoutes(bind, realtime, presence);
    },
  });

  return {
    app,
    start() {
      requestLog.start();
      rateLimits.buckets.start();
      relay.start();
      relayMeter.start();
      listener.start();
      realtime.start();
      presence.start();
      accountFeed.start();
      mailBatchJob.start();
      housekeeping.start();
    },
    endStreams: realtime.stop,
    async stop() {
      presence.stop();
      rateLimits.buckets.stop();
      await Promise.all([
        requestLog.stop(),
        relay.stop(),
        relayMeter.stop(),
        listener.stop(),
        accountFeed.stop(),
        mailBatchJob.stop(),
        housekeeping.stop(),
      ]);
      await Promise.all([database.close(), tracing.flush(TRACES_LIMIT_MS)]);
      dynamoDb.destroy();
    },
  };
}
