import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OutboxRepository } from '../change-log/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { Bind } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { SuppressionsRepository } from '../suppressions/index.ts';
import type { TasksRepository } from '../tasks/index.ts';
import type { GetUnsubscribeTokens } from '../unsubscribe/index.ts';
import { createActivityService } from './activity.service.ts';
import { bindDeliveriesRoutes } from './deliveries.routes.ts';
import { createDeliveriesService } from './deliveries.service.ts';
import { createLedgerRepository } from './ledger.repository.ts';
import { createResendService } from './resend.service.ts';
import { createTaskLogRepository } from './task-log.repository.ts';
import { createToldRepository } from './told.repository.ts';

/** What happened and who was told of it, and mails again. */
export interface DeliveriesFeature {
  readonly bindRoutes: (bind: Bind) => void;
}

export function createDeliveries(deps: {
  query: Query;
  once: Once;
  dynamoDb: DynamoDBDocumentClient;
  logTable: string;
  mailTable: string;
  projects: ProjectsRepository;
  tasks: TasksRepository;
  suppressions: SuppressionsRepository;
  preferences: MailPreferencesRepository;
  getTokens: GetUnsubscribeTokens;
  outbox: OutboxRepository;
  logger: Logger;
}): DeliveriesFeature {
  const { query, once, dynamoDb, logTable, mailTable, projects, tasks, outbox, logger } = deps;
  const { suppressions, preferences, getTokens } = deps;
  const told = createToldRepository(query);
  const ledger = createLedgerRepository(dynamoDb, mailTable);
  const taskLog = createTaskLogRepository(dynamoDb, logTable, logger);
  const services = {
    activity: createActivityService({ tasks, outbox, taskLog, told, ledger }),
    deliveries: createDeliveriesService({ projects, told, ledger, suppressions }),
    resend: createResendService({
      once,
      projects,
      told,
      ledger,
      suppressions,
      preferences,
      getTokens,
      outbox,
    }),
  };
  return {
    bindRoutes: (bind) => {
      bindDeliveriesRoutes(bind, services);
    },
  };
}
