import { AppError, type Task } from '@baton/dto';
import { v7 as uuidv7 } from 'uuid';
import { requireWriter } from '../members/index.ts';
import type { Call } from '../platform/http/index.ts';
import { decodeCursor, toPage } from '../platform/keyset-cursor.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import { findAssignees } from './task-assignees.ts';
import { createTaskChanges, type TaskChangesDeps, type TaskOutcome } from './task-changes.ts';
import { requireNoTaskConflict } from './task-conflicts.ts';
import { taskCursorSchema } from './task-cursor.ts';
import { applyTaskPatch, requireDatesInOrder, setProgress, type TaskPatch, withParts } from './task-patch.ts';

/** A part to create, all its fields given. */
export interface PartInput {
  readonly role: string;
  readonly assigneeId: string | null;
  readonly progress: number;
  readonly weight: number;
}

/** A task to create, all its fields given. */
export interface TaskInput extends Pick<
  Task,
  'title' | 'description' | 'status' | 'progress' | 'priority' | 'startOn' | 'dueOn' | 'labels'
> {
  readonly parts: readonly PartInput[];
}

export interface TasksService {
  readonly list: (
    call: Call,
    projectRef: string,
    page: { cursor?: string | undefined; limit: number },
  ) => Promise<{ items: Task[]; nextCursor: string | null }>;
  readonly get: (call: Call, taskRef: string) => Promise<Task>;
  readonly create: (call: Call, projectRef: string, input: TaskInput) => Promise<Task>;
  /** @param seen the version that the caller saw; what others changed since in other fields stays */
  readonly update: (
    call: Call,
    taskRef: string,
    seen: number,
    input: TaskPatch & { quiet?: boolean | undefined },
  ) => Promise<TaskOutcome>;
}

export function createTasksService(deps: TaskChangesDeps & { projects: ProjectsRepository }): TasksService {
  const { transaction, tasks, projects, members } = deps;
  const changes = createTaskChanges(deps);

  return {
    async list({ actor }, projectRef, { cursor, limit }) {
      const after = decodeCursor(taskCursorSchema, cursor);
      const rows = await tasks.list(projectRef, actor.sub, { after, limit: limit + 1 });
      return toPage(
        rows,
        limit,
        ({ task }) => task,
        ({ task, position }) => [position, task.id],
      );
    },

    get: async ({ actor }, taskRef) => tasks.get(taskRef, actor.sub),

    create: async (call, projectRef, { parts, ...fields }) =>
      transaction(async (tx) => {
        const project = await projects.get(projectRef, call.actor.sub, tx);
        requireWriter(project.role);
        requireDatesInOrder(fields);
        const named = new Map(
          parts.map(({ assigneeId }, index) => [`parts.${index}.assigneeId`, assigneeId]),
        );
        const assigneeOf = await findAssignees(members, project.id, named, tx);

        // Last, because it makes every other creation in the project wait for this transaction.
        const number = await projects.nextTaskNumber(project.id, tx);
        const at = new Date().toISOString();
        const task = withParts(
          {
            ...fields,
            id: uuidv7(),
            projectId: project.id,
            number,
            key: `${project.key}-${number}`,
            parts: [],
            version: 1,
            createdBy: { id: call.actor.sub, name: call.actor.name },
            createdAt: at,
            updatedAt: at,
          },
          parts.map(({ assigneeId, ...part }) => ({
            id: uuidv7(),
            ...part,
            assignee: assigneeOf(assigneeId),
          })),
        );
        const created = task.status === 'done' ? setProgress(task, 100) : task;
        await changes.add(call, { id: project.id, key: project.key, name: project.name }, created, tx);
        return created;
      }),

    update: async (call, taskRef, seen, { quiet, ...patch }) =>
      changes.change(call, taskRef, quiet ?? false, async ({ task, fieldVersions, role }) => {
        requireWriter(role);
        requireKnownVersion(task, seen);
        requireNoTaskConflict(task, patch, { version: seen, fieldVersions });
        const patched = applyTaskPatch(task, patch);
        requireDatesInOrder(patched);
        return patched;
      }),
  };
}

/** @throws AppError `version-unknown` when the task has never had that version */
export function requireKnownVersion(task: Task, seen: number): void {
  if (seen <= task.version) return;
  throw new AppError('version-unknown', { detail: `The task is at version ${task.version}; load it again.` });
}
