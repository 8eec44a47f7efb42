import type { Task } from '@baton/dto';
import type { ProjectRef } from '@baton/log-schema';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import type { BeginBatch } from './task-batch.ts';
import type { TaskBatchRepository } from './task-batch.repository.ts';

/** How many tasks each statement deals with, so that none meets the time limit. */
const CHUNK = 500;

/**
 * Takes a user off all their parts in a project, also of tasks in its trash, and off what they watch. Comes after
 * the end of their membership, in its transaction, so that nobody can give them another part meanwhile.
 */
export type LeaveTasks = (call: Call, project: ProjectRef, userId: string, tx: Tx) => Promise<void>;

export function createLeaveTasks(deps: {
  batches: TaskBatchRepository;
  beginBatch: BeginBatch;
  watchers: WatchersRepository;
}): LeaveTasks {
  const { batches, beginBatch, watchers } = deps;
  return async (call, project, userId, tx) => {
    const batch = beginBatch({ call, project, quiet: false });
    const ids = await batches.findConcerning(project.id, userId, tx);
    for (let from = 0; from < ids.length; from += CHUNK) {
      const chunk = ids.slice(from, from + CHUNK);
      const tasks = await batches.lock(project.id, chunk, tx);
      await batch.change(tasks, (task) => unassign(task, userId), tx);
      await watchers.remove(chunk, userId, tx);
    }
    await batch.tell(tx);
  };
}

function unassign(task: Task, userId: string): Task {
  return {
    ...task,
    parts: task.parts.map((part) => (part.assignee?.id === userId ? { ...part, assignee: null } : part)),
  };
}
