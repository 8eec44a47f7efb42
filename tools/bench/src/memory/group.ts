import { setTimeout as delay } from 'node:timers/promises';
import type { Group } from '../group.ts';
import { type LoadRequest, runLoad } from '../load/load.ts';
import { tabulate } from '../report/compare.ts';
import { seed } from '../seed/seed.ts';
import { type SeedPlan, USERS } from '../seed/seed-plan.ts';
import { create, get, list, update } from '../task-api/requests.ts';
import { startTaskApiWorld } from '../task-api/world.ts';
import { residentMiB } from './resident-memory.ts';

const PLAN: SeedPlan = { tasks: 20_000, tasksAProject: 1_000 };
const SETTLE_MS = 10_000;
const MINUTES = 10;

/** What task-api holds when nobody asks it for anything, and at the end of each of ten minutes of full load. */
export const memory: Group = async function* () {
  await using world = await startTaskApiWorld();
  const databaseUrl = await world.createDatabase('memory');
  await seed(databaseUrl, PLAN);
  const tokens = new Map<number, string>();
  for (let user = 0; user < USERS; user += 1) tokens.set(user, await world.tokenOf(user));
  const server = await world.startTaskApi(databaseUrl);
  await delay(SETTLE_MS);
  const idle = residentMiB(server.pid);

  const scene = { plan: PLAN, tokens, half: 0 } as const;
  const next = inTurns([list, get, update, create].map((script) => script(scene)));
  const held: number[] = [];
  const rates: number[] = [];
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const { requestsASecond } = await runLoad({ url: server.url, seconds: 60, next });
    held.push(residentMiB(server.pid));
    rates.push(requestsASecond);
  }
  const last = held.at(-1) ?? NaN;
  yield tabulate(`Memory of task-api, ${MINUTES} minutes of LIST, GET, PATCH and POST`, {
    figures: [
      { name: 'idle', unit: 'MiB', rounds: [idle], target: { atMost: 120 } },
      { name: 'after the last minute', unit: 'MiB', rounds: [last], target: { atMost: 300 } },
      {
        name: 'last minute / first half',
        unit: '×',
        rounds: [last / Math.max(...held.slice(0, MINUTES / 2))],
        target: { atMost: 1.1 },
      },
      { name: 'at the end of each minute', unit: 'MiB', rounds: held },
      { name: 'load', unit: 'requests/s', rounds: rates },
    ],
  });
};

function inTurns(scripts: readonly (() => LoadRequest)[]): () => LoadRequest {
  let turn = 0;
  return () => {
    const request = scripts[turn % scripts.length]?.();
    turn += 1;
    if (!request) throw new Error('There is nothing to do.');
    return request;
  };
}
