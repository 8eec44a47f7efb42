import { AppError, type Task } from '@baton/dto';
import { generateKeyBetween } from 'fractional-indexing';
import type { Tx } from '../platform/database/index.ts';
import type { RanksRepository } from './ranks.repository.ts';

/**
 * Cursors carry ranks, and an index takes 2,700 bytes; some 1,200 moves to the same place lead here. Characters.
 */
const LIMIT = 200;

/** The ranks around a place have grown; they are to be made anew before anything comes to stand there. */
export class RanksGrownError extends Error {
  override readonly name = 'RanksGrownError';
  readonly projectId: string;
  constructor(projectId: string) {
    super('A rank would be too long');
    this.projectId = projectId;
  }
}

/**
 * The rank of a task, locked to move, behind another one of its project; null is the first place. It keeps the
 * rank that it has when it stands there already.
 * @throws AppError `validation` naming `afterId`
 * @throws RanksGrownError
 */
export async function rankBehind(
  ranks: RanksRepository,
  task: Task,
  afterId: string | null,
  tx: Tx,
): Promise<string> {
  const gap = await ranks.findGap(task, afterId, tx);
  if (!gap) throw AppError.field('afterId', 'Must be another task of the project, not in its trash');
  if (gap.isThere) return task.rank;
  const rank = generateKeyBetween(gap.lower, gap.upper);
  if (rank.length > LIMIT) throw new RanksGrownError(task.projectId);
  return rank;
}

/** The rank of a new task, behind all others of a project that is locked. */
export async function rankAtEnd(ranks: RanksRepository, projectId: string, tx: Tx): Promise<string> {
  return generateKeyBetween(await ranks.lastRank(projectId, tx), null);
}
