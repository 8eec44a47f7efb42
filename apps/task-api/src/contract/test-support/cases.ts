import {
  commentRoutes,
  mailRoutes,
  projectRoutes,
  realtimeRoutes,
  type RouteContract,
  taskRoutes,
} from '@baton/dto';
import { commentCases } from './comment.cases.ts';
import { deliveryCases } from './delivery.cases.ts';
import { preferenceCases } from './preference.cases.ts';
import { projectCases } from './project.cases.ts';
import type { CasesOf, Prepare, RouteCase } from './route-cases.ts';
import { taskCases } from './task.cases.ts';

const VIEW_ID = '019abd3e-0000-7000-8000-0000000ad001';

const onView: Prepare = async ({ task }) => ({ params: { taskId: (await task()).id, viewId: VIEW_ID } });

const realtimeCases: CasesOf<typeof realtimeRoutes> = {
  projectEvents: { success: ({ project }) => ({ params: { projectId: project.id } }), errors: {} },
  look: { success: onView, errors: {} },
  lookAway: { success: onView, errors: {} },
};

export interface WalkedRoute extends RouteCase {
  readonly id: string;
  readonly route: RouteContract;
}

// The pages that stop mails are for whoever has not signed in, and have tests of their own.
const { showUnsubscribe, unsubscribe, ...mailOfCallers } = mailRoutes;

export const PUBLIC_ROUTES: readonly RouteContract[] = [showUnsubscribe, unsubscribe];

/** Every route for whoever has signed in, with its cases. */
export const WALKED_ROUTES: readonly WalkedRoute[] = [
  ...pair(projectRoutes, projectCases),
  ...pair(taskRoutes, taskCases),
  ...pair(commentRoutes, commentCases),
  ...pair(realtimeRoutes, realtimeCases),
  ...pair(mailOfCallers, { ...deliveryCases, ...preferenceCases }),
];

function pair<Routes extends Readonly<Record<string, RouteContract>>>(
  routes: Routes,
  cases: CasesOf<Routes>,
): WalkedRoute[] {
  return Object.entries(routes).map(([name, route]) => ({
    id: route.id,
    route,
    ...(cases[name] as RouteCase),
  }));
}
