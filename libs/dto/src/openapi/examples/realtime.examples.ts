import type { ProjectEvent, realtimeRoutes } from '../../realtime/index.ts';
import type { ExamplesOf } from './example-of.ts';
import { LEE, TASK } from './samples.ts';

export const PROJECT_EVENT: ProjectEvent = { type: 'task', taskId: TASK.id, version: 4, actorId: LEE.id };

export const realtimeExamples: ExamplesOf<typeof realtimeRoutes> = {
  projectEvents: { success: `id: 1042\ndata: ${JSON.stringify(PROJECT_EVENT)}\n\nevent: reset\ndata\n\n` },
};
