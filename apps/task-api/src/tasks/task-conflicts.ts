import { isDeepStrictEqual } from 'node:util';
import { AppError, type ChecklistItem, type Conflict, type Part, type Task } from '@baton/dto';
import type { ChecklistItemPatch, PartPatch, TaskPatch } from '@baton/task-rules';
import { changedSince, checklistItemFieldKey, type FieldVersions, partFieldKey } from './field-versions.ts';
import {
  CHECKLIST_ITEM_FIELDS,
  type ChecklistItemField,
  PART_FIELDS,
  type PartField,
  partValue,
  type TaskField,
} from './task-fields.ts';

/** What the caller saw, beside what is there now. */
export interface Seen {
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** @throws AppError `version-unknown` when the task has never had that version */
export function requireKnownVersion(task: Task, seen: number): void {
  if (seen <= task.version) return;
  throw new AppError('version-unknown', { detail: `The task is at version ${task.version}; load it again.` });
}

/** @throws AppError `conflict` with the fields that the caller would overwrite unseen */
export function requireNoTaskConflict(task: Task, patch: TaskPatch, seen: Seen): void {
  const conflicts: Conflict[] = [];
  // What `done` makes of it, also of a progress beside it.
  const effective = patch.status === 'done' ? { ...patch, progress: 100 } : patch;
  for (const [field, mine] of Object.entries(effective) as [TaskField, unknown][]) {
    if (mine === undefined) continue;
    if (overwrites(task, field, mine, seen)) conflicts.push({ field, theirs: task[field], mine });
  }
  if (patch.status === undefined) conflicts.push(...reopeningConflict(task, patch.progress, seen));
  refuse(conflicts);
}

/** @throws AppError `conflict` with the fields that the caller would overwrite unseen */
export function requireNoPartConflict(task: Task, part: Part, patch: PartPatch, seen: Seen): void {
  const conflicts = PART_FIELDS.filter(
    (field) => changedInPart(part, patch, field) && isNewInPart(part, field, seen),
  ).map((field): Conflict => ({ field, theirs: partValue(part, field), mine: patch[field] }));
  refuse([...conflicts, ...reopeningConflict(task, patch.progress, seen)]);
}

/** @throws AppError `conflict` with the fields that others changed in a part that the caller removes */
export function requireNoPartRemovalConflict(part: Part, seen: Seen): void {
  refuse(
    PART_FIELDS.filter((field) => isNewInPart(part, field, seen)).map((field) => ({
      field,
      theirs: partValue(part, field),
      mine: null,
    })),
  );
}

/** @throws AppError `conflict` with the fields that the caller would overwrite unseen */
export function requireNoItemConflict(item: ChecklistItem, patch: ChecklistItemPatch, seen: Seen): void {
  refuse(
    CHECKLIST_ITEM_FIELDS.filter((field) => {
      const isChanged = patch[field] !== undefined && patch[field] !== item[field];
      return isChanged && isNewInItem(item, field, seen);
    }).map((field) => ({ field, theirs: item[field], mine: patch[field] })),
  );
}

/** @throws AppError `conflict` with the fields that others changed in an item that the caller removes */
export function requireNoItemRemovalConflict(item: ChecklistItem, seen: Seen): void {
  refuse(
    CHECKLIST_ITEM_FIELDS.filter((field) => isNewInItem(item, field, seen)).map((field) => ({
      field,
      theirs: item[field],
      mine: null,
    })),
  );
}

export function changedInPart(part: Part, patch: PartPatch, field: PartField): boolean {
  return patch[field] !== undefined && patch[field] !== partValue(part, field);
}

function overwrites(task: Task, field: TaskField, mine: unknown, seen: Seen): boolean {
  if (field !== 'progress' || task.parts.length === 0) {
    return !isDeepStrictEqual(task[field], mine) && changedSince(seen.fieldVersions, field, seen.version);
  }
  // Its progress is set on each part, so what counts is whether a part's own moved meanwhile, not their mean.
  return task.parts.some((part) => part.progress !== mine && isNewInPart(part, 'progress', seen));
}

/** A progress below 100 makes a done task `doing`, which undoes a `done` that the caller has not seen. */
function reopeningConflict(task: Task, progress: number | undefined, seen: Seen): Conflict[] {
  const reopens = task.status === 'done' && progress !== undefined && progress < 100;
  if (!reopens || !changedSince(seen.fieldVersions, 'status', seen.version)) return [];
  return [{ field: 'status', theirs: 'done', mine: 'doing' }];
}

function isNewInPart(part: Part, field: PartField, seen: Seen): boolean {
  return changedSince(seen.fieldVersions, partFieldKey(part.id, field), seen.version);
}

function isNewInItem(item: ChecklistItem, field: ChecklistItemField, seen: Seen): boolean {
  return changedSince(seen.fieldVersions, checklistItemFieldKey(item.id, field), seen.version);
}

function refuse(conflicts: Conflict[]): void {
  if (conflicts.length === 0) return;
  const fields = conflicts.map(({ field }) => field).join(', ');
  throw new AppError('conflict', { detail: `Someone else changed meanwhile: ${fields}.`, conflicts });
}
