import type { Invitation } from '@baton/dto';
import type { InvitationCreated, InvitationRevoked, ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { InvitationsRepository } from './invitations.repository.ts';

/** What every change of invitations has in common: its log entry. */
export interface InvitationChanges {
  /**
   * Mails the invitee, in the language of whoever invites them, because their own is not known.
   * @throws AppError `invitation-exists`
   */
  readonly add: (
    call: Call,
    project: ProjectRef,
    input: { email: string; role: MemberRole },
    tx: Tx,
  ) => Promise<Invitation>;
  /** Takes back those of the project that match, and gives how many. */
  readonly revoke: (
    call: Call,
    project: ProjectRef,
    which: { id?: string; email?: string },
    tx: Tx,
  ) => Promise<number>;
}

export function createInvitationChanges(deps: {
  invitations: InvitationsRepository;
  outbox: OutboxRepository;
}): InvitationChanges {
  const { invitations, outbox } = deps;
  return {
    async add(call, project, { email, role }, tx) {
      const id = uuidv7();
      const createdAt = new Date();
      const { sub, name, locale } = call.actor;
      await invitations.add({ id, projectId: project.id, email, role, invitedBy: sub, createdAt }, tx);
      const entry: InvitationCreated = {
        ...entryHead(call, createdAt),
        kind: 'invitation.created',
        project,
        notify: [{ id, email, name: '', locale, reason: 'invitee' }],
        invitation: { id, email, role },
      };
      await outbox.add(entry, tx);
      return { id, email, role, invitedBy: { id: sub, name }, createdAt: createdAt.toISOString() };
    },

    async revoke(call, project, which, tx) {
      const taken = await invitations.take({ projectId: project.id, ...which }, tx);
      for (const { id, email, role } of taken) {
        const entry: InvitationRevoked = {
          ...entryHead(call, new Date()),
          kind: 'invitation.revoked',
          project,
          notify: [],
          invitation: { id, email, role },
        };
        await outbox.add(entry, tx);
      }
      return taken.length;
    },
  };
}
