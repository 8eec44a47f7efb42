import type { Member } from '@baton/dto';
import type { MemberAdded, MemberRemoved, MemberUpdated, ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import type { LeaveTasks } from '../bulk/index.ts';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { MembersRepository } from '../members/index.ts';
import type { NotificationsService } from '../notifications/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { Account } from '../users/index.ts';

/** What every change of members has in common: its log entry. Needs the members locked. */
export interface MemberChanges {
  /**
   * Mails whoever was added.
   * @param as `invitationId` when they came by an invitation
   * @throws AppError `member-exists`
   */
  readonly add: (
    call: Call,
    project: ProjectRef,
    account: Account,
    as: { role: MemberRole; invitationId?: string | undefined },
    tx: Tx,
  ) => Promise<Member>;
  /** To another role than they have. */
  readonly setRole: (
    call: Call,
    project: ProjectRef,
    member: Member,
    role: MemberRole,
    tx: Tx,
  ) => Promise<Member>;
  /** Their parts become unassigned, and they watch nothing there any more. */
  readonly remove: (call: Call, project: ProjectRef, member: Member, tx: Tx) => Promise<void>;
}

export function createMemberChanges(deps: {
  members: MembersRepository;
  projects: ProjectsRepository;
  leaveTasks: LeaveTasks;
  notifications: NotificationsService;
  outbox: OutboxRepository;
}): MemberChanges {
  const { members, projects, leaveTasks, notifications, outbox } = deps;
  return {
    async add(call, project, { id, email, emailVerified, name, locale }, { role, invitationId }, tx) {
      const createdAt = new Date();
      await members.add({ projectId: project.id, userId: id, role, createdAt }, tx);
      const entry: MemberAdded = {
        ...entryHead(call, createdAt),
        kind: 'member.added',
        project,
        notify: await notifications.tellAdded(project, { id, email, name, locale }, tx),
        member: { id, name, role },
        ...(invitationId && { invitationId }),
      };
      outbox.add(entry, tx);
      return { user: { id, name, email, emailVerified }, role, createdAt: createdAt.toISOString() };
    },

    async setRole(call, project, member, role, tx) {
      const { id, name } = member.user;
      await members.setRole(project.id, id, role, tx);
      const entry: MemberUpdated = {
        ...entryHead(call, new Date()),
        kind: 'member.updated',
        project,
        notify: [],
        member: { id, name, role },
        changes: [{ field: 'role', from: member.role, to: role }],
      };
      outbox.add(entry, tx);
      return { ...member, role };
    },

    async remove(call, project, { user: { id, name }, role }, tx) {
      await projects.hold(project.id, tx);
      // Before their tasks: it waits for whoever is assigning them a part, and from then on nobody can.
      await members.remove(project.id, id, tx);
      const entry: MemberRemoved = {
        ...entryHead(call, new Date()),
        kind: 'member.removed',
        project,
        notify: [],
        member: { id, name, role },
      };
      outbox.add(entry, tx);
      await leaveTasks(call, project, id, tx);
    },
  };
}
