import { AppError } from '@baton/dto';
import type { BindValues } from '../platform/database/index.ts';

/** A condition on tasks `t` and projects `p` that finds the one named by its id or its key. */
export function taskMatches(ref: string): { sql: string; bind: BindValues } {
  const dash = ref.indexOf('-');
  const isId = ref.length === 36 && dash === 8;
  if (isId) return { sql: 't.id = $taskId::uuid', bind: { taskId: ref } };
  return {
    sql: 'p.key = $projectKey AND t.number = $number',
    bind: { projectKey: ref.slice(0, dash), number: Number(ref.slice(dash + 1)) },
  };
}

export function noSuchTask(): AppError {
  return new AppError('not-found', { detail: 'There is no such task, or you are no member of its project.' });
}
