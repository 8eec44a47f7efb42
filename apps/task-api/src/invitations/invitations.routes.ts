import { projectRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { InvitationsService } from './invitations.service.ts';

export function bindInvitationsRoutes(bind: Bind, invitations: InvitationsService): void {
  bind(projectRoutes.listInvitations, async ({ call, params, query }) => ({
    body: await invitations.list(call, params.projectId, query),
  }));
  bind(projectRoutes.mailInvitationAgain, async ({ call, params }) => ({
    body: await invitations.mailAgain(call, params.projectId, params.invitationId),
    changed: true,
  }));
  bind(projectRoutes.revokeInvitation, async ({ call, params }) => {
    await invitations.revoke(call, params.projectId, params.invitationId);
    return { changed: true };
  });
}
