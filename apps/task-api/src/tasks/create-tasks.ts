import type { OutboxRepository } from '../change-log/index.ts';
import type { HousekeepingJob } from '../housekeeping/index.ts';
import type { MembersRepository } from '../members/index.ts';
import type { NotificationsService } from '../notifications/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Bind } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import { createChecklistService } from './checklist.service.ts';
import { createCompactRanks } from './compact-ranks.ts';
import { createPartsService } from './parts.service.ts';
import { createPurgeTrash } from './purge-trash.ts';
import { createRanksRepository } from './ranks.repository.ts';
import { createTaskChanges } from './task-changes.ts';
import { createTasksRepository, type TasksRepository } from './tasks.repository.ts';
import { bindTasksRoutes } from './tasks.routes.ts';
import { createTasksService } from './tasks.service.ts';
import { createTrashRepository } from './trash.repository.ts';
import { createTrashService } from './trash.service.ts';

/** Tasks with their parts, checklists, order and trash. */
export interface Tasks {
  readonly tasks: TasksRepository;
  readonly purgeTrash: HousekeepingJob;
  readonly bindRoutes: (bind: Bind) => void;
}

export function createTasks(deps: {
  database: Database;
  once: Once;
  projects: ProjectsRepository;
  members: MembersRepository;
  watchers: WatchersRepository;
  notifications: NotificationsService;
  outbox: OutboxRepository;
}): Tasks {
  const { database, once, projects, members, watchers, notifications, outbox } = deps;
  const { query, transaction } = database;
  const tasks = createTasksRepository(database);
  const ranks = createRanksRepository(query);
  const changes = createTaskChanges({ once, tasks, watchers, notifications, outbox });
  const compactRanks = createCompactRanks({ transaction, projects, ranks });
  const services = {
    tasks: createTasksService({ once, tasks, ranks, compactRanks, projects, members, changes }),
    parts: createPartsService({ members, changes }),
    checklist: createChecklistService({ changes }),
    trash: createTrashService({ transaction, once, tasks, changes }),
  };
  return {
    tasks,
    purgeTrash: createPurgeTrash({ transaction, trash: createTrashRepository(query), outbox }),
    bindRoutes: (bind) => {
      bindTasksRoutes(bind, services);
    },
  };
}
