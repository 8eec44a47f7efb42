import { AppError, type Task } from '@baton/dto';
import { requireUnarchived } from '../members/index.ts';

/**
 * Every way to write in a task passes it, but restoring.
 * @param archivedAt of its project
 * @throws AppError `project-archived` or `task-deleted`
 */
export function requireWritableTask({ deletedAt }: Pick<Task, 'deletedAt'>, archivedAt: string | null): void {
  requireUnarchived({ archivedAt });
  if (deletedAt !== null) {
    throw new AppError('task-deleted', { detail: `It can be restored; it was deleted at ${deletedAt}.` });
  }
}
