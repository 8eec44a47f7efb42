import { AppError, type Invitation, LIMITS } from '@baton/dto';
import type { InvitationCreated, InvitationRevoked, ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import { timeZoneOf } from '../preferences/index.ts';
import type { InvitationsRepository, KnownInvitation } from './invitations.repository.ts';

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
  /**
   * Mails one that waits once more, as if the caller had just made it; nothing where there is no such invitation.
   * @throws AppError `rate-limited` above the invitations of a day
   */
  readonly mailAgain: (
    call: Call,
    project: ProjectRef,
    id: string,
    tx: Tx,
  ) => Promise<Invitation | undefined>;
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

  async function countOne({ actor }: Call, at: Date, tx: Tx): Promise<void> {
    if (!(await invitations.count(actor.sub, dayOf(at), LIMITS.invitationsADay, tx))) throw tooMany(at);
  }

  function mail(
    call: Call,
    project: ProjectRef,
    { id, email, role }: KnownInvitation,
    createdAt: Date,
    tx: Tx,
  ): Invitation {
    const { sub, name, locale } = call.actor;
    const entry: InvitationCreated = {
      ...entryHead(call, createdAt),
      kind: 'invitation.created',
      project,
      notify: [{ id, email, name: '', locale, timeZone: timeZoneOf(locale), reason: 'invitee' }],
      invitation: { id, email, role },
    };
    outbox.add(entry, tx);
    return { id, email, role, invitedBy: { id: sub, name }, createdAt: createdAt.toISOString() };
  }

  return {
    async add(call, project, { email, role }, tx) {
      const invitation = { id: uuidv7(), email, role };
      const createdAt = new Date();
      await countOne(call, createdAt, tx);
      await invitations.add(
        { ...invitation, projectId: project.id, invitedBy: call.actor.sub, createdAt },
        tx,
      );
      return mail(call, project, invitation, createdAt, tx);
    },

    async mailAgain(call, project, id, tx) {
      const createdAt = new Date();
      const renewal = { id, projectId: project.id, invitedBy: call.actor.sub, createdAt };
      const renewed = await invitations.renew(renewal, tx);
      if (!renewed) return undefined;
      await countOne(call, createdAt, tx);
      return mail(call, project, renewed, createdAt, tx);
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
