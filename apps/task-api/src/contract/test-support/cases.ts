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
import { projectCases } from './project.cases.ts';
import type { CasesOf, RouteCase } from './route-cases.ts';
import { taskCases } from './task.cases.ts';

const realtimeCases: CasesOf<typeof realtimeRoutes> = {
  projectEvents: { success: ({ project }) => ({ params: { projectId: project.id } }), errors: {} },
};

export interface WalkedRoute extends RouteCase {
  readonly id: string;
  readonly route: RouteContract;
}

const { activity, deliveries, resend, mailProblems } = mailRoutes;

/** Every route with its cases. */
export const WALKED_ROUTES: readonly WalkedRoute[] = [
  ...pair(projectRoutes, projectCases),
  ...pair(taskRoutes, taskCases),
  ...pair(commentRoutes, commentCases),
  ...pair(realtimeRoutes, realtimeCases),
  ...pair({ activity, deliveries, resend, mailProblems }, deliveryCases),
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
