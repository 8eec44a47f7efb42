import { AppError, type InferBody, LIMITS, type Task, type taskRoutes } from '@baton/dto';
import { applyTaskPatch } from '@baton/task-rules';
import { requireDatesInOrder } from '../tasks/index.ts';

/** One change for many tasks. */
export type BulkPatch = InferBody<typeof taskRoutes.bulkUpdate>['patch'];

/**
 * The task with the patch in it.
 * @throws AppError `validation` when it does not fit this task
 */
export function applyBulkPatch(task: Task, { addLabels = [], removeLabels = [], ...patch }: BulkPatch): Task {
  const kept = (patch.labels ?? task.labels).filter((label) => !removeLabels.includes(label));
  const labels = [...new Set([...kept, ...addLabels])];
  if (labels.length > LIMITS.labels) throw AppError.field('labels', `Would be more than ${LIMITS.labels}`);
  const patched = applyTaskPatch(task, { ...patch, labels });
  requireDatesInOrder(patched);
  return patched;
}
