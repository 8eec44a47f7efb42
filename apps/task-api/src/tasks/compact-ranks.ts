import { generateNKeysBetween } from 'fractional-indexing';
import type { Database } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { RanksRepository } from './ranks.repository.ts';

/** Ranks longer than this are made anew. Characters. */
const LONG = 20;

/**
 * Makes the ranks of a project anew that have grown by many moves to the same place. The order stays, so no task
 * gets a version or an entry by it.
 */
export type CompactRanks = (call: Call, projectId: string) => Promise<void>;

export function createCompactRanks(deps: {
  transaction: Database['transaction'];
  projects: ProjectsRepository;
  ranks: RanksRepository;
}): CompactRanks {
  const { transaction, projects, ranks } = deps;
  return async ({ actor }, projectId) =>
    transaction(async (tx) => {
      // Whoever changes a task holds its project, so that nobody holds any of its tasks now.
      await projects.lock(projectId, actor.sub, tx);
      const gaps = Map.groupBy(await ranks.findLonger(projectId, LONG, tx), ({ lower }) => lower);
      const renewed = [...gaps].flatMap(([lower, tasks]) => {
        const keys = generateNKeysBetween(lower, tasks[0]?.upper ?? null, tasks.length);
        return tasks.flatMap(({ id }, index) => {
          const rank = keys[index];
          return rank === undefined ? [] : { id, rank };
        });
      });
      await ranks.setAll(renewed, tx);
    });
}
