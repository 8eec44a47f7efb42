import type { Task } from '@baton/dto';
import type { Query, Tx } from '../platform/database/index.ts';

/** Two ranks between which a task comes to stand, of tasks in the trash too; null is an end of the list. */
export interface RankGap {
  readonly lower: string | null;
  readonly upper: string | null;
  /** True when nothing but tasks of the trash is between the task and the place. */
  readonly isThere: boolean;
}

/** A rank that is to be made anew, and those around it that stay; null is an end of the list. */
export interface LongRank {
  readonly id: string;
  readonly lower: string | null;
  readonly upper: string | null;
}

/** Where the tasks of a project stand, which is locked. */
export interface RanksRepository {
  /**
   * Where a task of the project comes to stand behind another one of it, null for the first place; undefined
   * when there is no other one of that id outside the trash.
   */
  readonly findGap: (task: Task, afterId: string | null, tx: Tx) => Promise<RankGap | undefined>;
  /** The last rank of the project; null while it has no tasks. */
  readonly lastRank: (projectId: string, tx: Tx) => Promise<string | null>;
  /** The tasks whose ranks are longer, its trash included, in their order. */
  readonly findLonger: (projectId: string, length: number, tx: Tx) => Promise<LongRank[]>;
  readonly setAll: (ranks: readonly { id: string; rank: string }[], tx: Tx) => Promise<void>;
}

export function createRanksRepository(query: Query): RanksRepository {
  return {
    async findGap({ id, projectId }, afterId, tx) {
      const [gap] = await query<RankGap>(
        `SELECT after.rank AS lower,
           (
             SELECT t.rank FROM tasks t
             WHERE t.project_id = $projectId AND t.rank > coalesce(after.rank, '') AND t.id <> $id
             ORDER BY t.rank LIMIT 1
           ) AS upper,
           $id::uuid = (
             SELECT t.id FROM tasks t
             WHERE t.project_id = $projectId AND t.rank > coalesce(after.rank, '') AND t.deleted_at IS NULL
             ORDER BY t.rank LIMIT 1
           ) AS "isThere"
         FROM (VALUES ($afterId::uuid)) AS named (id)
         LEFT JOIN tasks after
           ON after.id = named.id AND after.project_id = $projectId AND after.deleted_at IS NULL
             AND after.id <> $id
         WHERE named.id IS NULL OR after.id IS NOT NULL`,
        { id, projectId, afterId },
        tx,
      );
      return gap;
    },

    async lastRank(projectId, tx) {
      const [row] = await query<{ rank: string | null }>(
        'SELECT max(rank) AS rank FROM tasks WHERE project_id = $projectId',
        { projectId },
        tx,
      );
      return row?.rank ?? null;
    },

    async findLonger(projectId, length, tx) {
      return query<LongRank>(
        `SELECT id, lower, upper FROM (
           SELECT id, rank,
             max(rank) FILTER (WHERE length(rank) <= $length) OVER (ORDER BY rank) AS lower,
             min(rank) FILTER (WHERE length(rank) <= $length) OVER (ORDER BY rank DESC) AS upper
           FROM tasks WHERE project_id = $projectId
         ) ranked
         WHERE length(rank) > $length ORDER BY rank`,
        { projectId, length },
        tx,
      );
    },

    async setAll(ranks, tx) {
      await query(
        `UPDATE tasks t SET rank = r.rank FROM jsonb_to_recordset($ranks) AS r (id uuid, rank text)
         WHERE t.id = r.id`,
        { ranks: JSON.stringify(ranks) },
        tx,
      );
    },
  };
}
