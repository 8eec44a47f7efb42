import { AppError, type Member } from '@baton/dto';
import type { MemberAdded } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import { decodeCursor, nameCursorSchema, toPage } from '../platform/keyset-cursor.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { AccountDirectory, UsersRepository } from '../users/index.ts';
import { requireOwner } from './member-permissions.ts';
import type { MembersRepository } from './members.repository.ts';

export interface MembersService {
  readonly list: (
    call: Call,
    projectRef: string,
    page: { cursor?: string | undefined; limit: number },
  ) => Promise<{ items: Member[]; nextCursor: string | null }>;
  readonly add: (
    call: Call,
    projectRef: string,
    input: { email: string; role: MemberRole },
  ) => Promise<Member>;
}

export function createMembersService(deps: {
  transaction: Database['transaction'];
  projects: ProjectsRepository;
  members: MembersRepository;
  users: UsersRepository;
  directory: AccountDirectory;
  outbox: OutboxRepository;
}): MembersService {
  const { transaction, projects, members, users, directory, outbox } = deps;
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

    async add(call, projectRef, { email, role }) {
      const project = await projects.get(projectRef, call.actor.sub);
      requireOwner(project.role);
      const askedAt = new Date();
      // Always auth's own list: an address in our projection can be one that its holder has given up.
      const user = await directory.findByEmail(email);
      if (!user) {
        const message = 'Nobody has signed up with this address';
        throw new AppError('not-found', { detail: `${message}.`, errors: [{ path: 'email', message }] });
      }
      return transaction(async (tx) => {
        const createdAt = new Date();
        await users.put(user, askedAt, tx);
        await members.add({ projectId: project.id, userId: user.id, role, createdAt }, tx);
        const entry: MemberAdded = {
          ...entryHead(call, createdAt),
          kind: 'member.added',
          project: { id: project.id, key: project.key, name: project.name },
          notify: [],
          member: { id: user.id, name: user.name, role },
        };
        await outbox.add(entry, tx);
        const { id, name } = user;
        return { user: { id, name, email: user.email }, role, createdAt: createdAt.toISOString() };
      });
    },
  };
}
