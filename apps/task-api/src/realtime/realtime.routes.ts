import { realtimeRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { Realtime } from './realtime.service.ts';

export function bindRealtimeRoutes(bind: Bind, realtime: Realtime): void {
  bind(realtimeRoutes.projectEvents, async ({ call, params, lastEventId, expiresAt, signal }) => ({
    chunks: await realtime.open(call, params.projectId, { lastEventId, expiresAt, signal }),
    // Read by nginx and its kin, which would collect events before they pass them on.
    headers: { 'x-accel-buffering': 'no' },
  }));
}
