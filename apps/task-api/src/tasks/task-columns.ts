import { isDeepStrictEqual } from 'node:util';
import type { Part, Task } from '@baton/dto';
import type { BindValues } from '../platform/database/index.ts';
import type { FieldVersions } from './field-versions.ts';
import type { PartField } from './task-fields.ts';

/** A field of a task that its own row has. */
type OwnField = Exclude<keyof Task, 'key' | 'parts'>;

/** What is stored of a task in its own row; the compiler finds a field that is missing. */
const COLUMNS: Readonly<Record<OwnField | 'fieldVersions', string>> = {
  id: 'id',
  projectId: 'project_id',
  number: 'number',
  title: 'title',
  description: 'description',
  status: 'status',
  progress: 'progress',
  priority: 'priority',
  startOn: 'start_on',
  dueOn: 'due_on',
  labels: 'labels',
  checklist: 'checklist',
  rank: 'rank',
  version: 'version',
  fieldVersions: 'field_versions',
  createdBy: 'created_by',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  doneAt: 'done_at',
  deletedAt: 'deleted_at',
};

const VALUES = Object.keys(COLUMNS).map((field) => `$${field}`);

/** Bound by {@link toTaskBind}. */
export const ADD_TASK = `INSERT INTO tasks (${Object.values(COLUMNS).join(', ')}) VALUES (${VALUES.join(', ')})`;

/**
 * Bound by {@link toTaskBind}. Names no other column, because PostgreSQL looks into the triggers of each that is named,
 * whatever its value.
 */
export function updateTask(before: Task, after: Task): string {
  const fields = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const changed = fields.filter(
    (field) => field === 'fieldVersions' || !isDeepStrictEqual(before[field], after[field]),
  );
  return `UPDATE tasks SET ${changed.map((field) => `${COLUMNS[field]} = $${field}`).join(', ')} WHERE id = $id`;
}

const PART_COLUMNS: Readonly<Record<PartField | 'position', string>> = {
  role: 'role',
  assigneeId: 'assignee_id',
  progress: 'progress',
  weight: 'weight',
  position: 'position',
};
const PART_COLUMN_LIST = Object.values(PART_COLUMNS).join(', ');
const PART_ASSIGNMENTS = Object.values(PART_COLUMNS).map((column) => `${column} = excluded.${column}`);

/** Bound by {@link toPartsBind}. */
export const ADD_PARTS = `INSERT INTO parts (id, task_id, ${PART_COLUMN_LIST})
  SELECT id, $taskId::uuid, ${PART_COLUMN_LIST} FROM jsonb_to_recordset($parts) AS part
    (id uuid, role text, assignee_id uuid, progress smallint, weight integer, position smallint)`;
export const PUT_PARTS = `${ADD_PARTS}
  ON CONFLICT (id) DO UPDATE SET ${PART_ASSIGNMENTS.join(', ')}`;

export function toTaskBind(
  { key: _key, parts: _parts, ...task }: Task,
  fieldVersions: FieldVersions,
): BindValues {
  return {
    ...task,
    checklist: JSON.stringify(task.checklist),
    createdBy: task.createdBy.id,
    fieldVersions: JSON.stringify(fieldVersions),
  };
}

/** @param placed parts with their positions in the task */
export function toPartsBind(taskId: string, placed: readonly (readonly [number, Part])[]): BindValues {
  const rows = placed.map(([position, { id, role, assignee, progress, weight }]) => ({
    id,
    role,
    assignee_id: assignee?.id ?? null,
    progress,
    weight,
    position,
  }));
  return { taskId, parts: JSON.stringify(rows) };
}
