import { AppError, type Invitation, type Member, type Project } from '@baton/dto';
import type { MemberRole } from '@baton/vocabulary';
import { toProjectRef } from '../change-log/index.ts';
import type { InvitationChanges, InvitationsRepository } from '../invitations/index.ts';
import { type MembersRepository, requireOwner, requireUnarchived } from '../members/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import { decodeCursor, nameCursorSchema, toPage } from '../platform/keyset-cursor.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { RateLimits } from '../rate-limits/index.ts';
import type { AccountDirectory, UsersRepository } from '../users/index.ts';
import type { MemberChanges } from './member-changes.ts';

export interface MembershipsService {
  readonly list: (
    call: Call,
    projectRef: string,
    page: { cursor?: string | undefined; limit: number },
  ) => Promise<{ items: Member[]; nextCursor: string | null }>;
  /** Gives an invitation when nobody has signed up with the address. */
  readonly add: (
    call: Call,
    projectRef: string,
    input: { email: string; role: MemberRole },
  ) => Promise<{ member: Member } | { invitation: Invitation }>;
  /** `changed` is false when they had the role already. */
  readonly setRole: (
    call: Call,
    projectRef: string,
    userId: string,
    role: MemberRole,
  ) => Promise<{ member: Member; changed: boolean }>;
  readonly remove: (call: Call, projectRef: string, userId: string) => Promise<void>;
}

export function createMembershipsService(deps: {
  transaction: Database['transaction'];
  once: Once;
  projects: ProjectsRepository;
  members: MembersRepository;
  invitations: InvitationsRepository;
  users: UsersRepository;
  directory: AccountDirectory;
  memberChanges: MemberChanges;
  invitationChanges: InvitationChanges;
  requireMails: RateLimits['requireMails'];
}): MembershipsService {
  const { transaction, once, projects, members, invitations, users, directory } = deps;
  const { memberChanges, invitationChanges, requireMails } = deps;

  /** The project as the caller sees it once nobody else changes its members, who may have been the caller. */
  async function lockMembers({ actor }: Call, projectRef: string, tx: Tx): Promise<Project> {
    const { id } = await projects.get(projectRef, actor.sub, tx);
    await members.lock(id, tx);
    return projects.get(id, actor.sub, tx);
  }

  async function getMember(projectId: string, userId: string, tx: Tx): Promise<Member> {
    const member = await members.find(projectId, userId, tx);
    if (!member) throw new AppError('not-found', { detail: 'The project has no such member.' });
    return member;
  }

  async function requireOtherOwner(projectId: string, { user, role }: Member, tx: Tx): Promise<void> {
    if (role === 'owner' && !(await members.hasOtherOwner(projectId, user.id, tx))) {
      throw new AppError('last-owner', { detail: 'Make somebody else an owner first.' });
    }
  }

  return {
    async list({ actor }, projectRef, { cursor, limit }) {
      const after = decodeCursor(nameCursorSchema, cursor);
      const { id } = await projects.get(projectRef, actor.sub);
      const rows = await members.list(id, { after, limit: limit + 1 });
      return toPage(
        rows,
        limit,
        (member) => member,
        ({ user }) => [user.name, user.id],
      );
    },

    add: async (call, projectRef, { email, role }) =>
      once(call, async (tx) => {
        const seen = await projects.get(projectRef, call.actor.sub, tx);
        requireOwner(seen.role);
        requireUnarchived(seen);
        // Before the address is looked up: whoever verifies it from here on finds the invitation.
        await invitations.lockAddress(email, tx);
        const askedAt = new Date();
        // Always auth's own list: an address in our projection can be one that its holder has given up.
        const user = await directory.findByEmail(email);
        const project = toProjectRef(await lockMembers(call, seen.id, tx));
        if (!user || !(await users.put(user, askedAt, tx))) {
          return { invitation: await invitationChanges.add(call, project, { email, role }, tx) };
        }
        const [invitation] = await invitations.take({ projectId: project.id, email }, tx);
        requireMails(call.actor.sub, 1);
        const as = { role, invitationId: invitation?.id };
        return { member: await memberChanges.add(call, project, user, as, tx) };
      }),

    setRole: async (call, projectRef, userId, role) =>
      transaction(async (tx) => {
        const project = await lockMembers(call, projectRef, tx);
        requireOwner(project.role);
        requireUnarchived(project);
        const member = await getMember(project.id, userId, tx);
        if (member.role === role) return { member, changed: false };
        await requireOtherOwner(project.id, member, tx);
        const updated = await memberChanges.setRole(call, toProjectRef(project), member, role, tx);
        return { member: updated, changed: true };
      }),

    remove: async (call, projectRef, userId) =>
      transaction(async (tx) => {
        const project = await lockMembers(call, projectRef, tx);
        // Anybody may leave.
        if (userId !== call.actor.sub) requireOwner(project.role);
        const member = await getMember(project.id, userId, tx);
        await requireOtherOwner(project.id, member, tx);
        await memberChanges.remove(call, toProjectRef(project), member, tx);
      }),
  };
}
