import type { Task } from '@baton/dto';

/** `WEB` of `WEB-12`. */
export function projectKeyOf(task: Pick<Task, 'key'>): string {
  return task.key.slice(0, task.key.lastIndexOf('-'));
}

/** The id of a task's link in the table, by which the panel gives the focus back. */
export function taskLinkId(taskKey: string): string {
  return `task-${taskKey}`;
}
