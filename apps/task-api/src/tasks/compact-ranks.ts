import { generateNKeysBetween } from 'fractional-indexing';
import type { HousekeepingJob } from '../housekeeping/index.ts';
import type { Database, Query, Tx } from '../platform/database/index.ts';

/** Ranks longer than this are made anew, when one of the project is longer than the limit. Characters. */
const LONG = 20;

/** Far below the 2,700 bytes that an index takes; some 1,200 moves to the same place lead here. Characters. */
const LIMIT = 200;

interface LongRank {
  readonly id: string;
  /** The ranks around it that stay; null is an end of the list. */
  readonly lower: string | null;
  readonly upper: string | null;
}

/**
 * Makes ranks anew that have grown by many moves to the same place. The order stays, so no task gets a version
 * or an entry by it. Gives the number of projects.
 */
export function createCompactRanks(deps: {
  query: Query;
  transaction: Database['transaction'];
}): HousekeepingJob {
  const { query, transaction } = deps;

  async function findLong(projectId: string, tx: Tx): Promise<LongRank[]> {
    return query<LongRank>(
      `SELECT id, lower, upper FROM (
         SELECT id, rank,
           max(rank) FILTER (WHERE length(rank) <= $long) OVER (ORDER BY rank) AS lower,
           min(rank) FILTER (WHERE length(rank) <= $long) OVER (ORDER BY rank DESC) AS upper
         FROM tasks WHERE project_id = $projectId
       ) ranked
       WHERE length(rank) > $long ORDER BY rank`,
      { projectId, long: LONG },
      tx,
    );
  }

  /** Null when no project needs it that nobody else holds. */
  async function compactOne(): Promise<string | null> {
    return transaction(async (tx) => {
      // Whoever changes a task holds its project, so that none of its tasks is held by anybody now.
      const [project] = await query<{ id: string }>(
        `SELECT p.id FROM projects p
         WHERE p.id IN (SELECT project_id FROM tasks WHERE length(rank) > $limit)
         LIMIT 1 FOR UPDATE OF p SKIP LOCKED`,
        { limit: LIMIT },
        tx,
      );
      if (!project) return null;
      const gaps = Map.groupBy(await findLong(project.id, tx), ({ lower }) => lower);
      const ranked = [...gaps].flatMap(([lower, tasks]) => {
        const ranks = generateNKeysBetween(lower, tasks[0]?.upper ?? null, tasks.length);
        return tasks.map(({ id }, index) => ({ id, rank: ranks[index] }));
      });
      await query(
        `UPDATE tasks t SET rank = r.rank FROM jsonb_to_recordset($ranked) AS r (id uuid, rank text)
         WHERE t.id = r.id`,
        { ranked: JSON.stringify(ranked) },
        tx,
      );
      return project.id;
    });
  }

  return {
    name: 'compact-ranks',
    async run(stopping) {
      let projects = 0;
      while (!stopping.aborted && (await compactOne()) !== null) projects += 1;
      return projects;
    },
  };
}
