import { AppError, type Project } from '@baton/dto';
import type { ProjectCreated, ProjectDeleted, ProjectUpdated } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository, toProjectRef } from '../change-log/index.ts';
import { type MembersRepository, requireOwner, requireUnarchived } from '../members/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import { decodeCursor, nameCursorSchema, toPage } from '../platform/keyset-cursor.ts';
import { accountDeleted, type UsersRepository } from '../users/index.ts';
import { diffProject } from './project-diff.ts';
import type { ProjectsRepository } from './projects.repository.ts';

/** Fields left out stay. */
export interface ProjectPatch {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly archived?: boolean | undefined;
}

export interface ProjectsService {
  readonly list: (
    call: Call,
    page: { archived: boolean; cursor?: string | undefined; limit: number },
  ) => Promise<{ items: Project[]; nextCursor: string | null }>;
  readonly get: (call: Call, projectRef: string) => Promise<Project>;
  readonly create: (
    call: Call,
    input: { key: string; name: string; description: string },
  ) => Promise<Project>;
  /** `changed` is false when all was so already. */
  readonly update: (
    call: Call,
    projectRef: string,
    patch: ProjectPatch,
  ) => Promise<{ project: Project; changed: boolean }>;
  readonly remove: (call: Call, projectRef: string) => Promise<void>;
}

export function createProjectsService(deps: {
  transaction: Database['transaction'];
  once: Once;
  projects: ProjectsRepository;
  members: MembersRepository;
  users: UsersRepository;
  outbox: OutboxRepository;
}): ProjectsService {
  const { transaction, once, projects, members, users, outbox } = deps;
  return {
    async list({ actor }, { archived, cursor, limit }) {
      const after = decodeCursor(nameCursorSchema, cursor);
      const rows = await projects.list(actor.sub, { archived, after, limit: limit + 1 });
      return toPage(
        rows,
        limit,
        (project) => project,
        ({ name, id }) => [name, id],
      );
    },

    get: async ({ actor }, projectRef) => projects.get(projectRef, actor.sub),

    create: async (call, { key, name, description }) =>
      once(call, async (tx) => {
        // A token outlives its account by some minutes, and a project must not outlive its only owner.
        if (!(await users.hold(call.actor.sub, tx))) throw accountDeleted();
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
        outbox.add(entry, tx);
        const at = createdAt.toISOString();
        return { id, key, name, description, role: 'owner', archivedAt: null, createdAt: at, updatedAt: at };
      }),

    update: async (call, projectRef, patch) =>
      transaction(async (tx) => {
        const before = await projects.lock(projectRef, call.actor.sub, tx);
        requireOwner(before.role);
        const at = new Date();
        const after = applyPatch(before, patch, at.toISOString());
        const changes = diffProject(before, after);
        if (changes.length === 0) return { project: before, changed: false };
        // What restores it may change it too.
        if (patch.archived !== false) requireUnarchived(before);

        await projects.update(after, tx);
        const entry: ProjectUpdated = {
          ...entryHead(call, at),
          kind: 'project.updated',
          project: toProjectRef(after),
          changes,
          notify: [],
        };
        outbox.add(entry, tx);
        return { project: after, changed: true };
      }),

    remove: async (call, projectRef) =>
      transaction(async (tx) => {
        const { id, role } = await projects.get(projectRef, call.actor.sub, tx);
        requireOwner(role);
        // Whoever leaves at the same moment locks the tasks of their parts in another order.
        await members.lock(id, tx);
        const project = await projects.lock(id, call.actor.sub, tx);
        if (project.archivedAt === null) {
          throw new AppError('project-not-archived', { detail: 'Archive it first.' });
        }
        const entry: ProjectDeleted = {
          ...entryHead(call, new Date()),
          kind: 'project.deleted',
          project: toProjectRef(project),
          notify: [],
        };
        outbox.add(entry, tx);
        await projects.remove(id, tx);
      }),
  };
}

function applyPatch(project: Project, { name, description, archived }: ProjectPatch, at: string): Project {
  const isArchived = archived ?? project.archivedAt !== null;
  return {
    ...project,
    name: name ?? project.name,
    description: description ?? project.description,
    archivedAt: isArchived ? (project.archivedAt ?? at) : null,
    updatedAt: at,
  };
}
