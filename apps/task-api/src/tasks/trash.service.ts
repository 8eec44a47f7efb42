import { requireUnarchived, requireWriter } from '../members/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import type { TaskChanges, TaskOutcome } from './task-changes.ts';
import { requireWritableTask } from './task-writable.ts';
import type { TasksRepository } from './tasks.repository.ts';

export interface TrashService {
  /** Moves a task to the trash. @throws AppError `task-deleted` when it is there already */
  readonly delete: (call: Call, taskRef: string) => Promise<void>;
  /** Takes a task out of the trash, as it went in. */
  readonly restore: (call: Call, taskRef: string) => Promise<TaskOutcome>;
}

export function createTrashService(deps: {
  transaction: Database['transaction'];
  once: Once;
  tasks: TasksRepository;
  changes: TaskChanges;
}): TrashService {
  const { transaction, once, tasks, changes } = deps;
  return {
    delete: async (call, taskRef) =>
      transaction(async (tx) => {
        const locked = await tasks.lock(taskRef, call.actor.sub, tx);
        requireWriter(locked.role);
        requireWritableTask(locked.task, locked.archivedAt);
        await changes.setDeleted(call, locked, true, tx);
      }),

    restore: async (call, taskRef) =>
      once(call, async (tx) => {
        const locked = await tasks.lock(taskRef, call.actor.sub, tx);
        requireWriter(locked.role);
        requireUnarchived(locked);
        if (locked.task.deletedAt === null) return { task: locked.task, changed: false };
        return { task: await changes.setDeleted(call, locked, false, tx), changed: true };
      }),
  };
}
