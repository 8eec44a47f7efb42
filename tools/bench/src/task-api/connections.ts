import type { Group } from '../group.ts';
import { runLoad } from '../load/load.ts';
import type { Comparison } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { seed } from '../seed/seed.ts';
import type { SeedPlan } from '../seed/seed-plan.ts';
import { list, update } from './requests.ts';
import { tokensOf } from './tokens.ts';
import { startTaskApiWorld } from './world.ts';

const PLAN: SeedPlan = { tasks: 100_000, tasksAProject: 5_000 };
const WARM_UP_S = 2;

/** What a process has unless it is told otherwise, and what else it might have. */
const CHOSEN = 10;
const OTHERS = [4, 20, 30];

const SCRIPTS = [
  { name: 'LIST 50 tasks with parts', script: list },
  { name: 'PATCH progress', script: update },
];

/** Whether another number of connections to PostgreSQL would serve more requests than the one that is set. */
export const connections: Group = async function* ({ rounds, seconds }) {
  await using world = await startTaskApiWorld();
  const databaseUrl = await world.createDatabase('connections');
  await seed(databaseUrl, PLAN);
  const tokens = await tokensOf(world);

  const comparisons: Comparison[] = [];
  for (const { name, script } of SCRIPTS) {
    const next = script({ plan: PLAN, tokens, half: 0 });
    const rates = new Map([CHOSEN, ...OTHERS].map((size) => [size, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      // Only the one that is measured runs, so that no other relays its changes.
      for (const [size, measured] of rates) {
        const server = await world.startTaskApi(databaseUrl, [], { DATABASE_POOL_SIZE: `${size}` });
        await runLoad({ url: server.url, seconds: WARM_UP_S, next });
        measured.push((await runLoad({ url: server.url, seconds, next })).requestsASecond);
        await server.stop();
      }
    }
    const baseline = rates.get(CHOSEN) ?? [];
    for (const size of OTHERS) {
      const ours = rates.get(size) ?? [];
      comparisons.push({
        name: `${name}, ${size}`,
        unit: 'requests/s',
        ours,
        baseline,
        target: { atMost: 1.1 },
      });
    }
  }
  yield tabulate(`Connections of a process / ${CHOSEN}`, { comparisons });
};
