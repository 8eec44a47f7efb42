import { defineRoute } from '../http/route.ts';
import { projectParamsSchema } from '../projects/project.schemas.ts';
import { taskViewersSchema, viewParamsSchema } from './presence.schemas.ts';
import { VIEW_EXPIRY_S, VIEW_RENEWAL_S } from './view-times.ts';

/** Served by task-api. */
export const realtimeRoutes = {
  projectEvents: defineRoute({
    id: 'streamProjectEvents',
    method: 'get',
    path: '/api/projects/{projectId}/events',
    summary: 'What changes in a project, as server-sent events; `Last-Event-ID` resumes after a break',
    security: 'bearer',
    params: projectParamsSchema,
    success: {
      status: 200,
      description:
        'Events whose data is a ProjectEvent. An event may come twice after a resume. An event `reset` has no ' +
        'data: too much was missed to be told, load everything again. A comment keeps the connection alive. ' +
        'An event `presence`, whose data is TaskViewers, says who looks at a task now. The stream ends when the ' +
        'access token expires or membership does',
      contentType: 'text/event-stream',
    },
    errors: ['not-found'],
  }),
  look: defineRoute({
    id: 'lookAtTask',
    method: 'put',
    path: '/api/tasks/{taskId}/views/{viewId}',
    summary: `Say that the caller looks at a task, again every ${VIEW_RENEWAL_S} seconds; it is forgotten after ${VIEW_EXPIRY_S}`,
    security: 'bearer',
    params: viewParamsSchema,
    success: { status: 200, description: 'Who looks at it', schema: taskViewersSchema },
    errors: ['not-found'],
  }),
  lookAway: defineRoute({
    id: 'lookAwayFromTask',
    method: 'delete',
    path: '/api/tasks/{taskId}/views/{viewId}',
    summary: 'Say that the caller looks at a task no more',
    security: 'bearer',
    params: viewParamsSchema,
    success: { status: 204, description: 'They are not among those who look at it, unless in another tab' },
    errors: ['not-found'],
  }),
} as const;
