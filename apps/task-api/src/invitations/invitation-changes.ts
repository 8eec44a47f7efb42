import { AppError, type Invitation, LIMITS } from '@baton/dto';
import type { InvitationCreated, InvitationRevoked, ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import { timeZoneOf } from '../preferences/index.ts';
import type { InvitationsRepository } from './invitations.repository.ts';

/** What every change of invitations has in common: its log entry. */
export interface InvitationChanges {
  /**
   * Mails the invitee, in the language and time zone of whoever invites them, because their own are not known.
   * @throws AppError `invitation-exists`, or `rate-limited` above the invitations of a day
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
      if (!(await invitations.count(sub, dayOf(createdAt), LIMITS.invitationsADay, tx)))
        throw tooMany(createdAt);
      await invitations.add({ id, projectId: project.id, email, role, invitedBy: sub, createdAt }, tx);
      const entry: InvitationCreated = {
        ...entryHead(call, createdAt),
        kind: 'invitation.created',
        project,
        notify: [{ id, email, name: '', locale, timeZone: timeZoneOf(locale), reason: 'invitee' }],
        invitation: { id, email, role },
      };
      outbox.add(entry, tx);
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
        outbox.add(entry, tx);
      }
      return taken.length;
    },
  };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function tooMany(at: Date): AppError {
  const tomorrow = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1);
  return new AppError('rate-limited', {
    detail: `You have made ${LIMITS.invitationsADay} invitations today; make more tomorrow (UTC).`,
    retryAfter: Math.ceil((tomorrow - at.getTime()) / 1000),
  });
}
