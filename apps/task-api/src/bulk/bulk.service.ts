import { AppError, type BulkResult, type Failure, isAppError, type Task } from '@baton/dto';
import { toProjectRef } from '../change-log/index.ts';
import { requireUnarchived, requireWriter } from '../members/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import { requireWritableTask } from '../tasks/index.ts';
import { applyBulkPatch, type BulkPatch } from './bulk-patch.ts';
import type { BeginBatch } from './task-batch.ts';
import type { TaskBatchRepository } from './task-batch.repository.ts';

interface BulkInput {
  readonly ids: readonly string[];
  /** Mails nobody. */
  readonly quiet: boolean;
}

export interface BulkOutcome {
  readonly result: BulkResult;
  /** False when all was so already. */
  readonly changed: boolean;
}

/** The same change for many tasks of a project, for all of them or for none. */
export interface BulkService {
  /** @throws AppError `bulk-refused` with each task that cannot be changed */
  readonly update: (
    call: Call,
    projectRef: string,
    input: BulkInput & { readonly patch: BulkPatch },
  ) => Promise<BulkOutcome>;
  /** Moves them to the trash. @throws AppError `bulk-refused` with each task that cannot be changed */
  readonly delete: (call: Call, projectRef: string, input: BulkInput) => Promise<BulkOutcome>;
}

export function createBulkService(deps: {
  once: Once;
  projects: ProjectsRepository;
  batches: TaskBatchRepository;
  beginBatch: BeginBatch;
}): BulkService {
  const { once, projects, batches, beginBatch } = deps;

  async function run(
    call: Call,
    projectRef: string,
    { ids, quiet }: BulkInput,
    change: (task: Task) => Task,
    tx: Tx,
  ): Promise<BulkOutcome> {
    const { id: projectId } = await projects.get(projectRef, call.actor.sub, tx);
    await projects.hold(projectId, tx);
    // As it is now, which can be another than before the wait.
    const project = await projects.get(projectId, call.actor.sub, tx);
    requireWriter(project.role);
    requireUnarchived(project);

    const tasks = await batches.lock(project.id, ids, tx);
    const decided = decideAll(ids, new Map(tasks.map(({ task }) => [task.id, task])), (task) => {
      requireWritableTask(task, project.archivedAt);
      return change(task);
    });
    const batch = beginBatch({ call, project: toProjectRef(project), quiet });
    const outcomes = await batch.change(tasks, (task) => decided.get(task.id) ?? task, tx);
    await batch.tell(tx);
    const items = new Map(
      outcomes.map(({ task, changed }) => [task.id, { id: task.id, version: task.version, changed }]),
    );
    return {
      // Every id has one: whatever could not be found has been refused.
      result: { items: ids.flatMap((taskId) => items.get(taskId) ?? []) },
      changed: outcomes.some(({ changed }) => changed),
    };
  }

  return {
    update: async (call, projectRef, { patch, ...input }) =>
      once(call, (tx) => run(call, projectRef, input, (task) => applyBulkPatch(task, patch), tx)),

    delete: async (call, projectRef, input) => {
      const deletedAt = new Date().toISOString();
      return once(call, (tx) => run(call, projectRef, input, (task) => ({ ...task, deletedAt }), tx));
    },
  };
}

/** @throws AppError `bulk-refused` with each id whose task is missing or refuses the change */
function decideAll(
  ids: readonly string[],
  tasks: ReadonlyMap<string, Task>,
  change: (task: Task) => Task,
): Map<string, Task> {
  const decided = new Map<string, Task>();
  const failures: Failure[] = [];
  for (const id of ids) {
    try {
      const task = tasks.get(id);
      if (!task) throw new AppError('not-found', { detail: 'The project has no such task.' });
      decided.set(id, change(task));
    } catch (error) {
      if (!isAppError(error)) throw error;
      failures.push(toFailure(id, error));
    }
  }
  if (failures.length > 0) {
    throw new AppError('bulk-refused', {
      detail: `${failures.length} of ${ids.length} tasks cannot be changed, so none was.`,
      failures,
    });
  }
  return decided;
}

function toFailure(id: string, { code, message, details }: AppError): Failure {
  const [fault] = details.errors ?? [];
  return { id, code, message: fault ? `${fault.path}: ${fault.message}` : message };
}
