import type { ProjectEvent, realtimeRoutes } from '../../realtime/index.ts';
import type { ExamplesOf } from './example-of.ts';
import { KIM, LEE, TASK } from './samples.ts';

export const PROJECT_EVENT: ProjectEvent = { type: 'task', taskId: TASK.id, version: 4, actorId: LEE.id };

const STREAM = [
  'retry: 2000',
  'id: 184466-1795341590',
  '',
  'id: 184467-1795341600',
  `data: ${JSON.stringify(PROJECT_EVENT)}`,
  '',
  '',
].join('\n');

export const realtimeExamples: ExamplesOf<typeof realtimeRoutes> = {
  projectEvents: { success: STREAM },
  look: { success: { taskId: TASK.id, userIds: [KIM.id, LEE.id] } },
  lookAway: {},
};
