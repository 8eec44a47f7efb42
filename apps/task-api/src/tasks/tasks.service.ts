import type { Task, UpdateTaskBody } from '@baton/dto';
import { applyTaskPatch, setProgress, withParts } from '@baton/task-rules';
import { v7 as uuidv7 } from 'uuid';
import { timeOfEntry, toProjectRef } from '../change-log/index.ts';
import { type MembersRepository, requireUnarchived, requireWriter } from '../members/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { CompactRanks } from './compact-ranks.ts';
import type { RanksRepository } from './ranks.repository.ts';
import { findAssignees } from './task-assignees.ts';
import type { TaskChanges, TaskOutcome } from './task-changes.ts';
import { requireKnownVersion, requireNoTaskConflict } from './task-conflicts.ts';
import type { TaskInput } from './task-input.ts';
import { requireDatesInOrder } from './task-dates.ts';
import { rankAtEnd, rankBehind, RanksGrownError } from './task-ranks.ts';
import type { TaskJson, TasksRepository } from './tasks.repository.ts';

export interface TasksService {
  readonly get: (call: Call, taskRef: string) => Promise<TaskJson>;
  readonly create: (call: Call, projectRef: string, input: TaskInput) => Promise<Task>;
  /** @param seen the version that the caller saw; what others changed since in other fields stays */
  readonly update: (call: Call, taskRef: string, seen: number, input: UpdateTaskBody) => Promise<TaskOutcome>;
}

export function createTasksService(deps: {
  once: Once;
  tasks: TasksRepository;
  ranks: RanksRepository;
  compactRanks: CompactRanks;
  projects: ProjectsRepository;
  members: MembersRepository;
  changes: TaskChanges;
}): TasksService {
  const { once, tasks, ranks, compactRanks, projects, members, changes } = deps;

  const update: TasksService['update'] = async (call, taskRef, seen, { quiet, afterId, ...patch }) => {
    const options = { quiet, moves: afterId !== undefined };
    return changes.change(call, taskRef, options, async ({ task, fieldVersions, role }, tx) => {
      requireWriter(role);
      requireKnownVersion(task, seen);
      requireNoTaskConflict(task, patch, { version: seen, fieldVersions });
      const patched = applyTaskPatch(task, patch);
      requireDatesInOrder(patched);
      return afterId === undefined
        ? patched
        : { ...patched, rank: await rankBehind(ranks, task, afterId, tx) };
    });
  };

  return {
    get: async ({ actor }, taskRef) => tasks.getJson(taskRef, actor.sub),

    create: async (call, projectRef, { parts, checklist, ...fields }) =>
      once(call, async (tx) => {
        // First: what decides is read under its lock, in whose order everybody takes what is in the project.
        const [{ number, entryId }, project] = await Promise.all([
          projects.nextTask(projectRef, call.actor.sub, tx),
          projects.get(projectRef, call.actor.sub, tx),
        ]);
        requireWriter(project.role);
        requireUnarchived(project);
        requireDatesInOrder(fields);
        const named = new Map(
          parts.map(({ assigneeId }, index) => [`parts.${index}.assigneeId`, assigneeId]),
        );
        const [assigneeOf, rank] = await Promise.all([
          findAssignees(members, project.id, named, tx),
          rankAtEnd(ranks, project.id, tx),
        ]);
        const at = timeOfEntry(entryId).toISOString();
        const task = withParts(
          {
            ...fields,
            id: uuidv7(),
            projectId: project.id,
            number,
            key: `${project.key}-${number}`,
            parts: [],
            checklist: checklist.map((item) => ({ id: uuidv7(), ...item })),
            rank,
            version: 1,
            createdBy: { id: call.actor.sub, name: call.actor.name },
            createdAt: at,
            updatedAt: at,
            doneAt: fields.status === 'done' ? at : null,
            deletedAt: null,
          },
          parts.map(({ assigneeId, ...part }) => ({
            id: uuidv7(),
            ...part,
            assignee: assigneeOf(assigneeId),
          })),
        );
        const created = task.status === 'done' ? setProgress(task, 100) : task;
        await changes.add(call, { task: created, project: toProjectRef(project), entryId }, tx);
        return created;
      }),

    update: async (call, taskRef, seen, input) => {
      try {
        return await update(call, taskRef, seen, input);
      } catch (error) {
        if (!(error instanceof RanksGrownError)) throw error;
        // In a transaction of its own, which takes the project more strongly than this one could.
        await compactRanks(call, error.projectId);
        return update(call, taskRef, seen, input);
      }
    },
  };
}
