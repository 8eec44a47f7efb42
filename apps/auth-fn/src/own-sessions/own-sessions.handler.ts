import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { OwnSessions } from './own-sessions.service.ts';

export function ownSessionsEndpoints(ownSessions: OwnSessions): Endpoint[] {
  return [
    endpoint(authRoutes.listSessions, async (_request, _body, { caller }) => ({
      body: { items: await ownSessions.list(caller) },
    })),
    endpoint(authRoutes.endSession, async (_request, _body, { caller, params }) => {
      await ownSessions.end(caller, params.sessionId);
      return { body: undefined };
    }),
    endpoint(authRoutes.endOtherSessions, async (_request, _body, { caller }) => {
      await ownSessions.endOthers(caller);
      return { body: undefined };
    }),
    endpoint(authRoutes.listLogins, async (_request, _body, { caller }) => ({
      body: { items: await ownSessions.logins(caller) },
    })),
  ];
}
