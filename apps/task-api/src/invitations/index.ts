export { createInvitationChanges } from './invitation-changes.ts';
export type { InvitationChanges } from './invitation-changes.ts';
export { createInvitationsRepository } from './invitations.repository.ts';
export type { InvitationsRepository } from './invitations.repository.ts';
export { bindInvitationsRoutes } from './invitations.routes.ts';
export { createInvitationsService } from './invitations.service.ts';
