import type { Project } from '@baton/dto';
import type { ProjectCreated } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { MembersRepository } from '../members/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import { decodeCursor, nameCursorSchema, toPage } from '../platform/keyset-cursor.ts';
import type { ProjectsRepository } from './projects.repository.ts';

export interface ProjectsService {
  readonly list: (
    call: Call,
    page: { cursor?: string | undefined; limit: number },
  ) => Promise<{ items: Project[]; nextCursor: string | null }>;
  readonly get: (call: Call, projectRef: string) => Promise<Project>;
  readonly create: (
    call: Call,
    input: { key: string; name: string; description: string },
  ) => Promise<Project>;
}

export function createProjectsService(deps: {
  transaction: Database['transaction'];
  projects: ProjectsRepository;
  members: MembersRepository;
  outbox: OutboxRepository;
}): ProjectsService {
  const { transaction, projects, members, outbox } = deps;
  return {
    async list({ actor }, { cursor, limit }) {
      const after = decodeCursor(nameCursorSchema, cursor);
      const rows = await projects.list(actor.sub, { after, limit: limit + 1 });
      return toPage(
        rows,
        limit,
        (project) => project,
        ({ name, id }) => [name, id],
      );
    },

    get: async ({ actor }, projectRef) => projects.get(projectRef, actor.sub),

    create: async (call, { key, name, description }) =>
      transaction(async (tx) => {
        const id = uuidv7();
        const createdAt = new Date();
        await projects.add({ id, key, name, description, createdAt }, tx);
        await members.add({ projectId: id, userId: call.actor.sub, role: 'owner', createdAt }, tx);
        const entry: ProjectCreated = {
          ...entryHead(call, createdAt),
          kind: 'project.created',
          project: { id, key, name },
          notify: [],
        };
        await outbox.add(entry, tx);
        const at = createdAt.toISOString();
        return { id, key, name, description, role: 'owner', archivedAt: null, createdAt: at, updatedAt: at };
      }),
  };
}
