import type { Task } from '@baton/dto';
import { applyBulkChange, type BulkRequest } from './bulk-change.ts';
import { applyChange, type TaskChangeRequest } from './task-change.ts';

type Pending = TaskChangeRequest | BulkRequest;

/** Lays the changes that are on their way over tasks. A task that none is about stays itself. */
export function overlay(pending: readonly Pending[]): (task: Task) => Task {
  const changes = new Map<string, ((task: Task) => Task)[]>();
  for (const request of pending) {
    const [tasks, apply] = stepsOf(request);
    for (const { id } of tasks) changes.set(id, [...(changes.get(id) ?? []), apply]);
  }
  return (task) => changes.get(task.id)?.reduce((shown, apply) => apply(shown), task) ?? task;
}

function stepsOf(request: Pending): [readonly Task[], (task: Task) => Task] {
  return 'tasks' in request
    ? [request.tasks, (task) => applyBulkChange(task, request.change)]
    : [[request.task], (task) => applyChange(task, request.change)];
}
