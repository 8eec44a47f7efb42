import { commentRoutes } from './comments/index.ts';
import type { RouteContract } from './http/index.ts';
import { mailRoutes } from './mail/index.ts';
import { projectRoutes } from './projects/index.ts';
import { realtimeRoutes } from './realtime/index.ts';
import { taskRoutes } from './tasks/index.ts';

/** Every route that task-api serves. */
export const taskApiRoutes: readonly RouteContract[] = [
  projectRoutes,
  taskRoutes,
  commentRoutes,
  mailRoutes,
  realtimeRoutes,
].flatMap((routes) => Object.values(routes));
