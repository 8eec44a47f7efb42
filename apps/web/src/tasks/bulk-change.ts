import type { BulkUpdateBody, Task } from '@baton/dto';
import { applyTaskPatch, reopenUnlessComplete, type TaskPatch } from '@baton/task-rules';
import { invertFields } from './invert-change.ts';

export type BulkPatch = BulkUpdateBody['patch'];

/** One thing that a user does to many tasks, which comes to one mail for each who is told. */
export type BulkChange = { readonly kind: 'edit'; readonly patch: BulkPatch } | { readonly kind: 'trash' };

export interface BulkRequest {
  /** As the user saw them. */
  readonly tasks: readonly Task[];
  readonly change: BulkChange;
  /** Log it, and mail nobody. */
  readonly quiet: boolean;
}

/** A task as it will be once the server has taken the change. */
export function applyBulkChange(task: Task, change: BulkChange): Task {
  if (change.kind === 'trash') return { ...task, deletedAt: new Date(0).toISOString() };
  const { addLabels = [], removeLabels = [], ...fields } = change.patch;
  const kept = (fields.labels ?? task.labels).filter((label) => !removeLabels.includes(label));
  const labels = [...kept, ...addLabels.filter((label) => !kept.includes(label))];
  const areLabelsTouched = fields.labels !== undefined || addLabels.length > 0 || removeLabels.length > 0;
  const patch = { ...fields, ...(areLabelsTouched && { labels }) };
  return reopenUnlessComplete(applyTaskPatch(task, patch));
}

/** What takes a bulk edit back: few requests, one for the tasks that had the same values before. */
export function invertBulkEdit(tasks: readonly Task[], patch: BulkPatch): BulkRequest[] {
  const byPatch = new Map<string, { tasks: Task[]; patch: TaskPatch }>();
  for (const task of tasks) {
    const inverse = invertFields(task, applyBulkChange(task, { kind: 'edit', patch }));
    if (Object.keys(inverse).length === 0) continue;
    const key = JSON.stringify(inverse);
    const group = byPatch.get(key) ?? { tasks: [], patch: inverse };
    group.tasks.push(task);
    byPatch.set(key, group);
  }
  return [...byPatch.values()].map((group) => ({
    tasks: group.tasks,
    change: { kind: 'edit', patch: group.patch },
    quiet: true,
  }));
}
