import { realtimeRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { Presence } from './presence.service.ts';
import type { Realtime } from './realtime.service.ts';

export function bindRealtimeRoutes(bind: Bind, realtime: Realtime, presence: Presence): void {
  bind(realtimeRoutes.projectEvents, async ({ call, params, lastEventId, expiresAt, signal }) => ({
    live: await realtime.open(call, params.projectId, { lastEventId, expiresAt, signal }),
    // Read by nginx and its kin, which would collect events before they pass them on.
    headers: { 'x-accel-buffering': 'no' },
  }));
  bind(realtimeRoutes.look, async ({ call, params }) => ({
    body: await presence.look(call, params.taskId, params.viewId),
  }));
  bind(realtimeRoutes.lookAway, async ({ call, params }) => {
    await presence.lookAway(call, params.taskId, params.viewId);
    return {};
  });
}
