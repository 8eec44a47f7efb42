import type { OutboxRepository } from '../change-log/index.ts';
import type { BeginBulkNews } from '../notifications/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { Bind } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import { bindBulkRoutes } from './bulk.routes.ts';
import { createBulkService } from './bulk.service.ts';
import { createLeaveTasks, type LeaveTasks } from './leave-tasks.ts';
import { createTaskBatchRepository } from './task-batch.repository.ts';
import { createBeginBatch } from './task-batch.ts';

/** Changes of many tasks at once. */
export interface Bulk {
  readonly leaveTasks: LeaveTasks;
  readonly bindRoutes: (bind: Bind) => void;
}

export function createBulk(deps: {
  query: Query;
  once: Once;
  projects: ProjectsRepository;
  watchers: WatchersRepository;
  beginBulkNews: BeginBulkNews;
  outbox: OutboxRepository;
}): Bulk {
  const { query, once, projects, watchers, beginBulkNews, outbox } = deps;
  const batches = createTaskBatchRepository(query);
  const beginBatch = createBeginBatch({ batches, beginBulkNews, outbox });
  const bulk = createBulkService({ once, projects, batches, beginBatch });
  return {
    leaveTasks: createLeaveTasks({ batches, beginBatch, watchers }),
    bindRoutes: (bind) => {
      bindBulkRoutes(bind, bulk);
    },
  };
}
