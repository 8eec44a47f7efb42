import { AppError, type ChecklistItem, LIMITS, type UpdateChecklistItemBody } from '@baton/dto';
import { applyChecklistItemPatch } from '@baton/task-rules';
import { v7 as uuidv7 } from 'uuid';
import { requireWriter } from '../members/index.ts';
import type { Call } from '../platform/http/index.ts';
import { placeBehind } from './ordering.ts';
import type { TaskChanges, TaskOutcome } from './task-changes.ts';
import {
  requireKnownVersion,
  requireNoItemConflict,
  requireNoItemRemovalConflict,
} from './task-conflicts.ts';
import type { ChecklistItemInput } from './task-input.ts';

export interface ChecklistService {
  readonly add: (call: Call, taskRef: string, input: ChecklistItemInput) => Promise<TaskOutcome>;
  /** @param seen the version of the task that the caller saw */
  readonly update: (
    call: Call,
    taskRef: string,
    itemId: string,
    seen: number,
    input: UpdateChecklistItemBody,
  ) => Promise<TaskOutcome>;
  /** @param seen the version of the task that the caller saw */
  readonly remove: (call: Call, taskRef: string, itemId: string, seen: number) => Promise<TaskOutcome>;
}

export function createChecklistService({ changes }: { changes: TaskChanges }): ChecklistService {
  return {
    add: async (call, taskRef, { afterId, ...fields }) =>
      changes.change(call, taskRef, {}, async ({ task, role }) => {
        requireWriter(role);
        if (task.checklist.length >= LIMITS.checklist) {
          throw AppError.field('checklist', `Must be at most ${LIMITS.checklist}`);
        }
        const item = { id: uuidv7(), ...fields };
        return { ...task, checklist: placeBehind(task.checklist, item, afterId, 'item') };
      }),

    update: async (call, taskRef, itemId, seen, { quiet, afterId, ...patch }) =>
      changes.change(call, taskRef, { quiet }, async ({ task, fieldVersions, role }) => {
        requireWriter(role);
        const item = findItem(task.checklist, itemId);
        requireKnownVersion(task, seen);
        requireNoItemConflict(item, patch, { version: seen, fieldVersions });
        const changed = applyChecklistItemPatch(item, patch);
        return { ...task, checklist: placeBehind(task.checklist, changed, afterId, 'item') };
      }),

    remove: async (call, taskRef, itemId, seen) =>
      changes.change(call, taskRef, {}, async ({ task, fieldVersions, role }) => {
        requireWriter(role);
        const item = findItem(task.checklist, itemId);
        requireKnownVersion(task, seen);
        requireNoItemRemovalConflict(item, { version: seen, fieldVersions });
        return { ...task, checklist: task.checklist.filter(({ id }) => id !== itemId) };
      }),
  };
}

function findItem(checklist: readonly ChecklistItem[], itemId: string): ChecklistItem {
  const item = checklist.find(({ id }) => id === itemId);
  if (!item) throw new AppError('not-found', { detail: 'The task has no such item, or has it no more.' });
  return item;
}
