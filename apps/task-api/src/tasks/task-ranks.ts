import { AppError, type Task } from '@baton/dto';
import { generateKeyBetween } from 'fractional-indexing';
import type { Tx } from '../platform/database/index.ts';
import type { TasksRepository } from './tasks.repository.ts';

/**
 * The rank of a task, locked to move, behind another one of its project; null is the first place. It keeps the
 * rank that it has when it stands there already.
 * @throws AppError `validation` naming `afterId`
 */
export async function rankBehind(
  tasks: TasksRepository,
  task: Task,
  afterId: string | null,
  tx: Tx,
): Promise<string> {
  const gap = await tasks.findGap(task, afterId, tx);
  if (!gap) throw AppError.field('afterId', 'Must be another task of the project, not in its trash');
  return gap.isThere ? task.rank : generateKeyBetween(gap.lower, gap.upper);
}

/** The rank of a new task, behind all others of a project that is locked. */
export async function rankAtEnd(tasks: TasksRepository, projectId: string, tx: Tx): Promise<string> {
  return generateKeyBetween(await tasks.lastRank(projectId, tx), null);
}
