import type { BenchOptions } from '../group.ts';
import { runLoad } from '../load/load.ts';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { seed } from '../seed/seed.ts';
import type { SeedPlan } from '../seed/seed-plan.ts';
import { type Tokens, update } from './requests.ts';
import type { TaskApiWorld } from './world.ts';

const ROUND_S = 4;
const CONNECTIONS = 16;

const PLAN: SeedPlan = { tasks: 20_000, tasksAProject: 5_000 };

/** What a second process adds on this machine, which all parts share. */
export async function compareProcesses(
  world: TaskApiWorld,
  tokens: Tokens,
  { rounds }: Pick<BenchOptions, 'rounds'>,
): Promise<Outcome> {
  const databaseUrl = await world.createDatabase('processes');
  await seed(databaseUrl, PLAN);
  const [one, other] = [await world.startTaskApi(databaseUrl), await world.startTaskApi(databaseUrl)];
  const scripts = [update({ plan: PLAN, tokens, half: 0 }), update({ plan: PLAN, tokens, half: 1 })] as const;
  const load = async (url: string, next: (typeof scripts)[number], connections: number) =>
    (await runLoad({ url, seconds: ROUND_S, connections, next })).requestsASecond;
  const baseline: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    baseline.push(await load(one.url, scripts[0], 2 * CONNECTIONS));
    const both = await Promise.all([
      load(one.url, scripts[0], CONNECTIONS),
      load(other.url, scripts[1], CONNECTIONS),
    ]);
    ours.push(both[0] + both[1]);
  }
  await Promise.all([one.stop(), other.stop()]);
  return tabulate('Two processes of task-api / one', {
    comparisons: [{ name: 'PATCH progress', unit: 'requests/s', ours, baseline, target: { atLeast: 1.5 } }],
  });
}
