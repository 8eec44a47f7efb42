import type { ProjectRef, ProjectUpdated } from '@baton/log-schema';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { ErasuresRepository } from '../erasure/index.ts';
import type { InvitationChanges, InvitationsRepository } from '../invitations/index.ts';
import type { MembersRepository } from '../members/index.ts';
import type { MemberChanges } from '../memberships/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { IdempotencyKeysRepository } from '../platform/idempotency/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { SuppressionsRepository } from '../suppressions/index.ts';
import type { User, UsersRepository } from '../users/index.ts';
import type { AccountEvent } from './account-events.repository.ts';

/** What follows here from what happened to an account. */
export interface AccountsService {
  /**
   * Takes the next step, in a project at most; true when that was the last one. Each is taken in a transaction of
   * its own, so that none holds much for long, and finds by itself how far those before it came. Safe to do again.
   */
  readonly handle: (event: AccountEvent, tx: Tx) => Promise<boolean>;
}

export function createAccountsService(deps: {
  users: UsersRepository;
  projects: ProjectsRepository;
  members: MembersRepository;
  memberChanges: MemberChanges;
  invitations: InvitationsRepository;
  invitationChanges: InvitationChanges;
  erasures: Pick<ErasuresRepository, 'add'>;
  suppressions: Pick<SuppressionsRepository, 'lift'>;
  idempotencyKeys: Pick<IdempotencyKeysRepository, 'removeOf'>;
  outbox: OutboxRepository;
}): AccountsService {
  const { users, projects, members, memberChanges, invitations, invitationChanges, outbox } = deps;
  const { erasures, suppressions, idempotencyKeys } = deps;

  /** Mails reach the address, and its invitations become memberships. */
  async function welcome(event: AccountEvent, tx: Tx): Promise<boolean> {
    await suppressions.lift(event.userId, event.at);
    await invitations.lockAddress(event.email, tx);
    const user = { ...userOf(event), emailVerified: true };
    await users.verify(user, tx);
    const [project, ...others] = await invitations.projectsOf(event.email, tx);
    if (!project) return true;
    if (!(await users.put(user, new Date(event.at), tx))) return true;
    await members.lock(project.id, tx);
    const where = { projectId: project.id, email: event.email };
    for (const { id: invitationId, role } of await invitations.take(where, tx)) {
      await memberChanges.add(callOf(event), project, user, { role, invitationId }, tx);
    }
    return others.length === 0;
  }

  /** Everything that the person had or was invited to ends; in the first step whatever they could still begin. */
  async function farewell(event: AccountEvent, tx: Tx): Promise<boolean> {
    // Somebody may be adding the person at this moment; from there too they are removed below.
    await invitations.lockAddress(event.email, tx);
    const call = callOf({ ...event, name: '' });
    if (await users.erase(event.userId, new Date(event.at), tx)) {
      await erasures.add({ id: event.userId, email: event.emailVerified ? event.email : null }, tx);
      await idempotencyKeys.removeOf(event.userId, tx);
      // Whoever signs up with somebody else's address and goes again takes nothing from them.
      const invitedTo = event.emailVerified ? await invitations.projectsOf(event.email, tx) : [];
      for (const project of invitedTo) {
        await invitationChanges.revoke(call, project, { email: event.email }, tx);
      }
      return false;
    }
    const [project, ...others] = await members.projectsOf(event.userId, tx);
    if (!project) return true;
    await members.lock(project.id, tx);
    const member = await members.find(project.id, event.userId, tx);
    if (member) {
      // Before the removal, whose locks of tasks come after the project's.
      if (member.role === 'owner') await keepOwned(call, project, tx);
      await memberChanges.remove(call, project, member, tx);
    }
    return others.length === 0;
  }

  /** A project that loses its only owner gets another one, or comes to rest. */
  async function keepOwned(call: Call, project: ProjectRef, tx: Tx): Promise<void> {
    if (await members.hasOtherOwner(project.id, call.actor.sub, tx)) return;
    const successor = await members.findSuccessor(project.id, call.actor.sub, tx);
    if (successor) {
      await memberChanges.setRole(call, project, successor, 'owner', tx);
      return;
    }
    const at = new Date();
    const archived = await projects.archive(project.id, at, tx);
    // An invitee would be alone in it, and could not even restore it.
    await invitationChanges.revoke(call, project, {}, tx);
    if (!archived) return;
    const entry: ProjectUpdated = {
      ...entryHead(call, at),
      kind: 'project.updated',
      project,
      changes: [{ field: 'archived', from: false, to: true }],
      notify: [],
    };
    outbox.add(entry, tx);
  }

  return {
    async handle(event, tx) {
      switch (event.type) {
        case 'verified':
          return welcome(event, tx);
        case 'updated':
          await users.refresh(userOf(event), new Date(event.at), tx);
          return true;
        case 'deleted':
          return farewell(event, tx);
      }
    },
  };
}

function userOf({ userId: id, email, name, locale }: AccountEvent): User {
  return { id, email, name, locale };
}

/** The person themselves is who acts. */
function callOf({ id, userId: sub, name, locale }: AccountEvent): Call {
  return { actor: { sub, name, locale }, request: { id, method: 'JOB', path: 'account-feed' } };
}
