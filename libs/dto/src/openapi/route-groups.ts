import { authRoutes } from '../auth/index.ts';
import { commentRoutes } from '../comments/index.ts';
import type { RouteContract } from '../http/route.ts';
import { mailRoutes } from '../mail/index.ts';
import { projectRoutes } from '../projects/index.ts';
import { realtimeRoutes } from '../realtime/index.ts';
import { taskRoutes } from '../tasks/index.ts';
import { authExamples } from './examples/auth.examples.ts';
import { commentExamples } from './examples/comment.examples.ts';
import type { Example, ExamplesOf } from './examples/example-of.ts';
import { mailExamples } from './examples/mail.examples.ts';
import { projectExamples } from './examples/project.examples.ts';
import { realtimeExamples } from './examples/realtime.examples.ts';
import { taskExamples } from './examples/task.examples.ts';

/** Routes that stand together in the document, under one tag. */
export interface RouteGroup {
  readonly tag: string;
  readonly description: string;
  readonly routes: readonly { readonly route: RouteContract; readonly example: Example }[];
}

export const ROUTE_GROUPS: readonly RouteGroup[] = [
  group('Accounts', 'Signing up and in; served by auth-fn.', authRoutes, authExamples),
  group('Projects', 'Projects, who is in them, and who is invited.', projectRoutes, projectExamples),
  group('Tasks', 'Tasks with their parts and checklists.', taskRoutes, taskExamples),
  group('Comments', 'What people say on a task, and who watches it.', commentRoutes, commentExamples),
  group('Mail', 'What people are mailed about, and what became of the mails.', mailRoutes, mailExamples),
  group('Realtime', 'What changes, as it changes.', realtimeRoutes, realtimeExamples),
];

function group<Routes extends Readonly<Record<string, RouteContract>>>(
  tag: string,
  description: string,
  routes: Routes,
  examples: ExamplesOf<Routes>,
): RouteGroup {
  return {
    tag,
    description,
    routes: Object.entries(routes).map(([name, route]) => ({ route, example: examples[name] as Example })),
  };
}
