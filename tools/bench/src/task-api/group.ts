import { join } from 'node:path';
import type { BenchOptions, Group } from '../group.ts';
import { runLoad } from '../load/load.ts';
import type { Comparison, Outcome } from '../outcome.ts';
import { writeFlameGraph } from '../profile/flame-graph.ts';
import { tabulate } from '../report/compare.ts';
import { seed } from '../seed/seed.ts';
import { type SeedPlan, USERS } from '../seed/seed-plan.ts';
import { create, get, list, type Script, type Tokens, update } from './requests.ts';
import { startTaskApiWorld, type TaskApiWorld } from './world.ts';

const PLAN: SeedPlan = { tasks: 100_000, tasksAProject: 5_000 };
const WARM_UP_S = 2;

const SCRIPTS = [
  { name: 'LIST 50 tasks with parts', script: list, target: { atLeast: 0.75 } },
  { name: 'GET one task', script: get, target: { atLeast: 0.4 } },
  { name: 'PATCH progress', script: update, target: { atLeast: 0.5 } },
  { name: 'POST task with 3 parts', script: create, target: { atLeast: 0.5 } },
] as const;

/** What task-api reaches with everything on, beside what a Node service can reach here. */
export const taskApi: Group = async function* (options) {
  await using world = await startTaskApiWorld();
  await seed(world.databaseUrl, PLAN);
  const tokens = new Map<number, string>();
  for (let user = 0; user < USERS; user += 1) tokens.set(user, await world.tokenOf(user));
  yield await compareWithCeiling(world, tokens, options);
};

async function compareWithCeiling(
  world: TaskApiWorld,
  tokens: Tokens,
  options: BenchOptions,
): Promise<Outcome> {
  const comparisons: Comparison[] = [];
  for (const { name, script, target } of SCRIPTS) {
    const nameOfProfile = options.profile ? name.split(' ')[0]?.toLowerCase() : undefined;
    const { ours, baseline } = await measure(world, tokens, script, { ...options, nameOfProfile });
    comparisons.push({ name, unit: 'requests/s', ours, baseline, target });
  }
  return tabulate(`task-api / ceiling, ${PLAN.tasks} tasks, ${options.rounds} rounds`, { comparisons });
}

/** Requests a second of both, in turns; only the one that is measured runs, so that nothing of the other does. */
async function measure(
  world: TaskApiWorld,
  tokens: Tokens,
  script: Script,
  { rounds, seconds, folder, nameOfProfile }: BenchOptions & { nameOfProfile: string | undefined },
): Promise<{ ours: number[]; baseline: number[] }> {
  const sides = [
    { start: world.startCeiling, next: script({ plan: PLAN, tokens, half: 0 }), rates: [] as number[] },
    { start: world.startTaskApi, next: script({ plan: PLAN, tokens, half: 1 }), rates: [] as number[] },
  ] as const;
  for (let round = 0; round < rounds; round += 1) {
    for (const [side, { start, next, rates }] of sides.entries()) {
      const profile =
        nameOfProfile && join(folder, `${nameOfProfile}-${side === 0 ? 'ceiling' : 'task-api'}`);
      const isProfiled = profile !== undefined && round === rounds - 1;
      const server = await start(isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []);
      try {
        await runLoad({ url: server.url, seconds: WARM_UP_S, next });
        const { requestsASecond } = await runLoad({ url: server.url, seconds, next });
        rates.push(requestsASecond);
      } finally {
        await server.stop();
      }
      if (isProfiled) writeFlameGraph(profile);
    }
  }
  return { baseline: sides[0].rates, ours: sides[1].rates };
}
