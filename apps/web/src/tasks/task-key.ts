import type { Task } from '@baton/dto';

/** `WEB` of `WEB-12`. */
export function projectKeyOf(task: Pick<Task, 'key'>): string {
  return task.key.slice(0, task.key.lastIndexOf('-'));
}
