import { AppError, LIMITS, type Part, type UpdatePartBody } from '@baton/dto';
import { applyPartPatch, type PartPatch, withParts } from '@baton/task-rules';
import { v7 as uuidv7 } from 'uuid';
import { type MembersRepository, requireWriter } from '../members/index.ts';
import type { Call } from '../platform/http/index.ts';
import { placeBehind } from './ordering.ts';
import { findAssignees } from './task-assignees.ts';
import type { TaskChanges, TaskOutcome } from './task-changes.ts';
import {
  changedInPart,
  requireKnownVersion,
  requireNoPartConflict,
  requireNoPartRemovalConflict,
} from './task-conflicts.ts';
import { PART_FIELDS } from './task-fields.ts';
import type { PartInput } from './task-input.ts';

export interface PartsService {
  readonly add: (call: Call, taskRef: string, input: PartInput) => Promise<TaskOutcome>;
  /** @param seen the version of the task that the caller saw */
  readonly update: (
    call: Call,
    taskRef: string,
    partId: string,
    seen: number,
    input: UpdatePartBody,
  ) => Promise<TaskOutcome>;
  /** @param seen the version of the task that the caller saw */
  readonly remove: (call: Call, taskRef: string, partId: string, seen: number) => Promise<TaskOutcome>;
}

export function createPartsService(deps: { members: MembersRepository; changes: TaskChanges }): PartsService {
  const { members, changes } = deps;

  return {
    add: async (call, taskRef, { assigneeId, afterId, ...fields }) =>
      changes.change(call, taskRef, {}, async ({ task, role }, tx) => {
        requireWriter(role);
        if (task.parts.length >= LIMITS.parts) {
          throw AppError.field('parts', `Must be at most ${LIMITS.parts}`);
        }
        const named = new Map([['assigneeId', assigneeId]]);
        const assigneeOf = await findAssignees(members, task.projectId, named, tx);
        const part: Part = { id: uuidv7(), ...fields, assignee: assigneeOf(assigneeId) };
        return withParts(task, placeBehind(task.parts, part, afterId, 'part'));
      }),

    update: async (call, taskRef, partId, seen, { quiet, afterId, ...patch }) =>
      changes.change(call, taskRef, { quiet }, async ({ task, fieldVersions, role }, tx) => {
        const part = findPart(task.parts, partId);
        if (afterId !== undefined || !isOwnProgress(call, part, patch)) requireWriter(role);
        requireKnownVersion(task, seen);
        requireNoPartConflict(task, part, patch, { version: seen, fieldVersions });

        let assignee = part.assignee;
        // Who is assigned already may stay so, even when they have left the project.
        if (patch.assigneeId !== undefined && changedInPart(part, patch, 'assigneeId')) {
          const named = new Map([['assigneeId', patch.assigneeId]]);
          assignee = (await findAssignees(members, task.projectId, named, tx))(patch.assigneeId);
        }
        const changed = applyPartPatch(part, patch, assignee);
        return withParts(task, placeBehind(task.parts, changed, afterId, 'part'));
      }),

    remove: async (call, taskRef, partId, seen) =>
      changes.change(call, taskRef, {}, async ({ task, fieldVersions, role }) => {
        requireWriter(role);
        requireKnownVersion(task, seen);
        requireNoPartRemovalConflict(findPart(task.parts, partId), { version: seen, fieldVersions });
        return withParts(
          task,
          task.parts.filter(({ id }) => id !== partId),
        );
      }),
  };
}

function findPart(parts: readonly Part[], partId: string): Part {
  const part = parts.find(({ id }) => id === partId);
  if (!part) throw new AppError('not-found', { detail: 'The task has no such part, or has it no more.' });
  return part;
}

/** Who does a part says how far it is, even as a viewer. */
function isOwnProgress({ actor }: Call, part: Part, patch: PartPatch): boolean {
  const changed = PART_FIELDS.filter((field) => changedInPart(part, patch, field));
  return part.assignee?.id === actor.sub && changed.every((field) => field === 'progress');
}
