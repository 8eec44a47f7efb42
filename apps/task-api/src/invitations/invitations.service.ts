import { AppError, idSchema, type Invitation } from '@baton/dto';
import * as z from 'zod';
import { toProjectRef } from '../change-log/index.ts';
import { requireOwner, requireUnarchived } from '../members/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import { decodeCursor, toPage } from '../platform/keyset-cursor.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { InvitationChanges } from './invitation-changes.ts';
import type { InvitationsRepository } from './invitations.repository.ts';

export interface InvitationsService {
  readonly list: (
    call: Call,
    projectRef: string,
    page: { cursor?: string | undefined; limit: number },
  ) => Promise<{ items: Invitation[]; nextCursor: string | null }>;
  readonly mailAgain: (call: Call, projectRef: string, invitationId: string) => Promise<Invitation>;
  readonly revoke: (call: Call, projectRef: string, invitationId: string) => Promise<void>;
}

/** The position in a list of invitations: `created_at`, then id. PostgreSQL has no year 0. */
const invitationCursorSchema = z.tuple([
  z.iso.datetime({ precision: 3 }).refine((at) => at >= '0001'),
  idSchema,
]);

export function createInvitationsService(deps: {
  transaction: Database['transaction'];
  once: Once;
  projects: ProjectsRepository;
  invitations: InvitationsRepository;
  invitationChanges: InvitationChanges;
}): InvitationsService {
  const { transaction, once, projects, invitations, invitationChanges } = deps;
  return {
    async list({ actor }, projectRef, { cursor, limit }) {
      const after = decodeCursor(invitationCursorSchema, cursor);
      const { id, role } = await projects.get(projectRef, actor.sub);
      requireOwner(role);
      const rows = await invitations.list(id, { after, limit: limit + 1 });
      return toPage(
        rows,
        limit,
        (invitation) => invitation,
        ({ createdAt, id: invitationId }) => [createdAt, invitationId],
      );
    },

    mailAgain: async (call, projectRef, invitationId) =>
      once(call, async (tx) => {
        const project = await projects.get(projectRef, call.actor.sub, tx);
        requireOwner(project.role);
        requireUnarchived(project);
        const invitation = await invitationChanges.mailAgain(call, toProjectRef(project), invitationId, tx);
        if (!invitation) throw noSuchInvitation();
        return invitation;
      }),

    revoke: async (call, projectRef, invitationId) =>
      transaction(async (tx) => {
        const project = await projects.get(projectRef, call.actor.sub, tx);
        requireOwner(project.role);
        const revoked = await invitationChanges.revoke(call, toProjectRef(project), { id: invitationId }, tx);
        if (revoked === 0) throw noSuchInvitation();
      }),
  };
}

function noSuchInvitation(): AppError {
  return new AppError('not-found', { detail: 'There is no such invitation, or not any more.' });
}
