import { join } from 'node:path';
import pg from 'pg';
import type { BenchOptions, Group } from '../group.ts';
import { runLoad } from '../load/load.ts';
import type { Comparison } from '../outcome.ts';
import { writeFlameGraph } from '../profile/flame-graph.ts';
import { tabulate } from '../report/compare.ts';
import { seed } from '../seed/seed.ts';
import type { SeedPlan } from '../seed/seed-plan.ts';
import { compareProcesses } from './processes.ts';
import { create, get, list, type Script, update } from './requests.ts';
import { tokensOf } from './tokens.ts';
import { type Server, startTaskApiWorld } from './world.ts';

const PLAN: SeedPlan = { tasks: 100_000, tasksAProject: 5_000 };
const WARM_UP_S = 2;

const SCRIPTS = [
  { name: 'LIST 50 tasks with parts', file: 'list', script: list, target: { atLeast: 0.75 } },
  { name: 'GET one task', file: 'get', script: get, target: { atLeast: 0.4 } },
  { name: 'PATCH progress', file: 'patch', script: update, target: { atLeast: 0.5 } },
  { name: 'POST task with 3 parts', file: 'post', script: create, target: { atLeast: 0.5 } },
] as const;

type Start = (nodeArguments: readonly string[]) => Promise<Server>;

/** What task-api reaches with everything on, beside what a Node service can reach here. */
export const taskApi: Group = async function* (options) {
  await using world = await startTaskApiWorld();
  const databaseUrl = await world.createDatabase('bench');
  await seed(databaseUrl, PLAN);
  const tokens = await tokensOf(world);

  const comparisons: Comparison[] = [];
  for (const { name, file, script, target } of SCRIPTS) {
    const [baseline, ours] = await inTurns(
      [
        {
          start: (nodeArguments) => world.startCeiling(databaseUrl, nodeArguments),
          next: script({ plan: PLAN, tokens, half: 0 }),
          profile: join(options.folder, `${file}-ceiling`),
        },
        {
          start: (nodeArguments) => world.startTaskApi(databaseUrl, nodeArguments),
          next: script({ plan: PLAN, tokens, half: 1 }),
          profile: join(options.folder, `${file}-task-api`),
        },
      ],
      { ...options, databaseUrl },
    );
    comparisons.push({ name, unit: 'requests/s', ours, baseline, target });
  }
  yield tabulate(`task-api / ceiling, ${PLAN.tasks} tasks, ${options.rounds} rounds`, { comparisons });
  yield await compareProcesses(world, tokens, options);
};

interface Side {
  readonly start: Start;
  readonly next: ReturnType<Script>;
  /** Where the profile of its last round goes. */
  readonly profile: string;
}

/** Requests a second of both, in turns; only the one that is measured runs, so that nothing of the other does. */
async function inTurns(
  sides: readonly [Side, Side],
  options: BenchOptions & { readonly databaseUrl: string },
): Promise<[number[], number[]]> {
  const { rounds, seconds, profile: isProfiling, databaseUrl } = options;
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { start, next, profile }] of sides.entries()) {
      const isProfiled = isProfiling && round === rounds - 1;
      await emptyOutbox(databaseUrl);
      const server = await start(isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []);
      try {
        await runLoad({ url: server.url, seconds: WARM_UP_S, next });
        const { requestsASecond } = await runLoad({ url: server.url, seconds, next });
        rates[index]?.push(requestsASecond);
      } finally {
        await server.stop();
      }
      if (isProfiled) writeFlameGraph(profile);
    }
  }
  return rates;
}

/** Of what the side before has left there: the entries of the ceiling are none that a relay could move. */
async function emptyOutbox(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('TRUNCATE outbox');
  await client.end();
}
