import type { Group } from '../group.ts';
import { type LoadRequest, runLoad } from '../load/load.ts';
import type { Comparison, Figure } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { seed } from '../seed/seed.ts';
import {
  memberOf,
  ownerOf,
  projectId,
  projectsOf,
  type SeedPlan,
  TEXTS,
  textOf,
  userId,
} from '../seed/seed-plan.ts';
import { tellIndexUse } from './index-use.ts';
import { tokensOf } from './tokens.ts';
import type { Tokens } from './requests.ts';
import { startTaskApiWorld } from './world.ts';

const SMALL: SeedPlan = { tasks: 100_000, tasksAProject: 5_000 };
const LARGE: SeedPlan = { tasks: 1_000_000, tasksAProject: 5_000 };

const ROUNDS = 5;
const ROUND_S = 1;
const CONNECTIONS = 8;
const SEARCH_S = 5;

const SORTS = ['updated', 'created', 'due', 'priority', 'progress', 'rank', 'number'];
const QUERIES = [
  ...SORTS.flatMap((sort) => [`sort=${sort}&order=asc`, `sort=${sort}&order=desc`]),
  'status=blocked',
  'priority=urgent',
  'label=label-7',
  'role=design',
  'assignee=<somebody>',
  'assignee=none',
  'dueBefore=2025-02-01',
  'dueAfter=2025-12-01',
  'overdue=true',
  'trash=true',
  'q=draft',
];

/** Whether lists stay as fast as they are when there is ten times as much, and how long a search takes then. */
export const scale: Group = async function* () {
  await using world = await startTaskApiWorld();
  const [small, large] = [await world.createDatabase('small'), await world.createDatabase('large')];
  await seed(small, SMALL);
  const startedAt = performance.now();
  await seed(large, LARGE);
  const seconds = (performance.now() - startedAt) / 1_000;
  yield tabulate('Seeding', {
    figures: [{ name: '1,000,000 tasks', unit: 's', rounds: [seconds], target: { atMost: 60 } }],
  });
  const tokens = await tokensOf(world);
  const [baseline, ours] = [await world.startTaskApi(small), await world.startTaskApi(large)];

  const search = await runLoad({
    url: ours.url,
    seconds: SEARCH_S,
    connections: 1,
    next: searches(LARGE, tokens),
  });
  const figures: Figure[] = [
    { name: 'search in 1,000,000 tasks, p50', unit: 'ms', rounds: [search.p50] },
    { name: 'search in 1,000,000 tasks, p99', unit: 'ms', rounds: [search.p99], target: { atMost: 50 } },
  ];
  yield tabulate('Search', { figures });

  const comparisons: Comparison[] = [];
  for (const query of QUERIES) {
    const rates = { ours: [] as number[], baseline: [] as number[] };
    // The first round fills caches and counts for nothing.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [side, server, plan] of [
        ['baseline', baseline, SMALL],
        ['ours', ours, LARGE],
      ] as const) {
        const next = lists(query, plan, tokens);
        const { requestsASecond } = await runLoad({
          url: server.url,
          seconds: ROUND_S,
          connections: CONNECTIONS,
          next,
        });
        if (round > 0) rates[side].push(requestsASecond);
      }
    }
    comparisons.push({ name: query, unit: 'requests/s', ...rates, target: { atLeast: 0.9 } });
  }
  yield tabulate('LIST at 1,000,000 tasks / at 100,000', { comparisons });

  await Promise.all([baseline.stop(), ours.stop()]);
  yield await tellIndexUse(large);
};

function lists(query: string, plan: SeedPlan, tokens: Tokens): () => LoadRequest {
  const projects = projectsOf(plan);
  let project = 0;
  return () => {
    project = (project + 1) % projects;
    const asked = query.replace('<somebody>', userId(memberOf(project, 3)));
    return requestOf(project, asked, tokens);
  };
}

/** Words of each text by turns: common ones, rare ones and pieces of both. */
function searches(plan: SeedPlan, tokens: Tokens): () => LoadRequest {
  const projects = projectsOf(plan);
  let turn = 0;
  return () => {
    turn += 1;
    const { title, description } = textOf((turn * 31) % TEXTS);
    const words = `${title} ${description}`.split(' ');
    const word = words[turn % words.length] ?? 'draft';
    return requestOf(turn % projects, `q=${encodeURIComponent(word.slice(0, 2 + (turn % 6)))}`, tokens);
  };
}

function requestOf(project: number, query: string, tokens: Tokens): LoadRequest {
  return {
    method: 'GET',
    path: `/api/projects/${projectId(project)}/tasks?limit=50&${query}`,
    headers: { authorization: `Bearer ${tokens.get(ownerOf(project))}` },
  };
}
