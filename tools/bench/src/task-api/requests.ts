import type { LoadRequest } from '../load/load.ts';
import {
  memberOf,
  ownerOf,
  projectId,
  projectsOf,
  type SeedPlan,
  taskId,
  userId,
} from '../seed/seed-plan.ts';

/** Tokens of users by their number. */
export type Tokens = ReadonlyMap<number, string>;

/** What a client does over and over again; each server of a comparison has a half of the projects for its writes. */
export type Script = (scene: { plan: SeedPlan; tokens: Tokens; half: 0 | 1 }) => () => LoadRequest;

export const list: Script = ({ plan, tokens }) => {
  const turn = counter(projectsOf(plan));
  return () => {
    const project = turn();
    return {
      method: 'GET',
      path: `/api/projects/${projectId(project)}/tasks?limit=50`,
      headers: headersOf(tokens, ownerOf(project)),
    };
  };
};

export const get: Script = ({ plan, tokens }) => {
  const turn = counter(plan.tasks, 7_919);
  return () => {
    const task = turn();
    const project = Math.floor(task / plan.tasksAProject);
    return {
      method: 'GET',
      path: `/api/tasks/${taskId(task)}`,
      headers: headersOf(tokens, ownerOf(project)),
    };
  };
};

/** Each request gives another task a progress that it has not, naming the version that the last answer had. */
export const update: Script = ({ plan, tokens, half }) => {
  const open = Array.from({ length: plan.tasks }, (_, task) => task).filter(
    (task) => task % 5 !== 4 && Math.floor(task / plan.tasksAProject) % 2 === half,
  );
  const turn = counter(open.length, 7_919);
  const versions = new Map<number, number>();
  return () => {
    const task = open[turn()] ?? 0;
    const version = versions.get(task) ?? 1;
    const project = Math.floor(task / plan.tasksAProject);
    return {
      method: 'PATCH',
      path: `/api/tasks/${taskId(task)}`,
      headers: {
        ...headersOf(tokens, ownerOf(project)),
        'content-type': 'application/json',
        'if-match': `"${version}"`,
      },
      body: JSON.stringify({ progress: (task + version) % 101 }),
      onAnswer: () => versions.set(task, version + 1),
    };
  };
};

export const create: Script = ({ plan, tokens, half }) => {
  const turn = counter(Math.floor(projectsOf(plan) / 2));
  return () => {
    const project = turn() * 2 + half;
    const parts = ['design', 'code', 'test'].map((role, place) => ({
      role,
      assigneeId: userId(memberOf(project, place + 1)),
    }));
    return {
      method: 'POST',
      path: `/api/projects/${projectId(project)}/tasks`,
      headers: {
        ...headersOf(tokens, ownerOf(project)),
        'content-type': 'application/json',
        'x-user': userId(ownerOf(project)),
      },
      body: JSON.stringify({ title: 'Draw the landing page', description: 'As in the sketch', parts }),
    };
  };
};

function headersOf(tokens: Tokens, user: number): Record<string, string> {
  return { authorization: `Bearer ${tokens.get(user)}` };
}

/** Numbers below `count`, all of them before one comes again when `step` has no factor in common with it. */
function counter(count: number, step = 1): () => number {
  let at = 0;
  return () => {
    at = (at + step) % count;
    return at;
  };
}
