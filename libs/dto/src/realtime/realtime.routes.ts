import { defineRoute } from '../http/route.ts';
import { projectParamsSchema } from '../projects/project.schemas.ts';

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
        'The stream ends when the access token expires or membership does',
      contentType: 'text/event-stream',
    },
    errors: ['not-found'],
  }),
} as const;
