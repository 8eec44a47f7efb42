import type { Task } from '@baton/dto';
import type { ProjectRef } from '@baton/log-schema';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { ChangeBatch } from './task-batch.ts';
import type { TaskBatchRepository } from './task-batch.repository.ts';

/**
 * Takes a user off all their parts in a project, also of tasks in its trash. Comes after the end of their
 * membership, in its transaction, so that nobody can give them another part meanwhile.
 */
export type UnassignParts = (call: Call, project: ProjectRef, userId: string, tx: Tx) => Promise<void>;

export function createUnassignParts(deps: {
  batches: TaskBatchRepository;
  changeBatch: ChangeBatch;
}): UnassignParts {
  const { batches, changeBatch } = deps;
  return async (call, project, userId, tx) => {
    const tasks = await batches.lockAssigned(project.id, userId, tx);
    await changeBatch({ call, project, tasks, quiet: false }, (task) => unassign(task, userId), tx);
  };
}

function unassign(task: Task, userId: string): Task {
  return {
    ...task,
    parts: task.parts.map((part) => (part.assignee?.id === userId ? { ...part, assignee: null } : part)),
  };
}
