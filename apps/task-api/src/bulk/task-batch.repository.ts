import type { Task } from '@baton/dto';
import { NEXT_ENTRY_ID } from '../change-log/index.ts';
import type { Query, Tx } from '../platform/database/index.ts';
import { type FieldVersions, type PlannedChange, TASK_JSON, TASK_TABLES } from '../tasks/index.ts';
import type { BulkPatch } from './bulk-patch.ts';

/** A locked task of a batch, as it was before. */
export interface BatchTask {
  readonly task: Task;
  readonly fieldVersions: FieldVersions;
  /** Of what is to be logged of the task next. */
  readonly entryId: string;
}

/**
 * Many tasks of a project in few statements. Tasks are locked in the order of their ids, so that of two batches
 * one waits for the other and never each for the other.
 */
export interface TaskBatchRepository {
  /** Needs the project held. Those of the ids that are tasks of the project, its trash included; locked until the transaction ends. */
  readonly lock: (projectId: string, ids: readonly string[], tx: Tx) => Promise<BatchTask[]>;
  /** Those of the project, its trash included, that the user has a part of or watches; in that order. */
  readonly findConcerning: (projectId: string, userId: string, tx: Tx) => Promise<string[]>;
  /** Writes the fields that a batch can change, of tasks and of the parts they have. */
  readonly update: (changes: readonly PlannedChange[], tx: Tx) => Promise<void>;
}

type PatchedField = Exclude<keyof BulkPatch, 'addLabels' | 'removeLabels'>;
type BatchField = PatchedField | 'version' | 'updatedAt' | 'doneAt' | 'deletedAt';

/** By the fields that a batch can change; the compiler finds one that would be logged and not stored. */
const COLUMNS: Readonly<Record<BatchField, { name: string; type: string }>> = {
  status: { name: 'status', type: 'text' },
  progress: { name: 'progress', type: 'smallint' },
  priority: { name: 'priority', type: 'text' },
  startOn: { name: 'start_on', type: 'date' },
  dueOn: { name: 'due_on', type: 'date' },
  labels: { name: 'labels', type: 'text[]' },
  version: { name: 'version', type: 'integer' },
  updatedAt: { name: 'updated_at', type: 'timestamptz' },
  doneAt: { name: 'done_at', type: 'timestamptz' },
  deletedAt: { name: 'deleted_at', type: 'timestamptz' },
};
const FIELDS = Object.keys(COLUMNS) as BatchField[];
const ASSIGNMENTS = FIELDS.map((field) => `${COLUMNS[field].name} = r.${COLUMNS[field].name}`).join(', ');
const DEFINITIONS = FIELDS.map((field) => `${COLUMNS[field].name} ${COLUMNS[field].type}`).join(', ');

export function createTaskBatchRepository(query: Query): TaskBatchRepository {
  return {
    async lock(projectId, ids, tx) {
      const locked = await query<{ id: string }>(
        `SELECT id FROM tasks WHERE project_id = $projectId AND id = ANY($ids::uuid[])
         ORDER BY id FOR UPDATE`,
        { projectId, ids },
        tx,
      );
      // A statement of its own, because the one that waited for the locks sees rows of before the wait.
      return query<BatchTask>(
        `SELECT ${TASK_JSON} AS task, t.field_versions AS "fieldVersions", ${NEXT_ENTRY_ID} AS "entryId"
         FROM ${TASK_TABLES} WHERE t.id = ANY($ids::uuid[]) ORDER BY t.id`,
        { ids: locked.map(({ id }) => id) },
        tx,
      );
    },

    async findConcerning(projectId, userId, tx) {
      const rows = await query<{ id: string }>(
        `SELECT t.id FROM tasks t
         WHERE t.project_id = $projectId AND t.id IN (
           SELECT task_id FROM parts WHERE assignee_id = $userId
           UNION SELECT task_id FROM watchers WHERE user_id = $userId
         )
         ORDER BY t.id`,
        { projectId, userId },
        tx,
      );
      return rows.map(({ id }) => id);
    },

    async update(changes, tx) {
      await query(
        `UPDATE tasks t SET field_versions = r.field_versions, ${ASSIGNMENTS}
         FROM jsonb_to_recordset($rows) AS r (id uuid, field_versions jsonb, ${DEFINITIONS})
         WHERE t.id = r.id`,
        { rows: JSON.stringify(changes.map(toRow)) },
        tx,
      );
      const parts = changes.flatMap(toPartRows);
      if (parts.length === 0) return;
      await query(
        `UPDATE parts part SET progress = r.progress, assignee_id = r.assignee_id
         FROM jsonb_to_recordset($rows) AS r (id uuid, progress smallint, assignee_id uuid)
         WHERE part.id = r.id`,
        { rows: JSON.stringify(parts) },
        tx,
      );
    },
  };
}

function toRow({ after, fieldVersions }: PlannedChange) {
  return {
    id: after.id,
    field_versions: fieldVersions,
    ...Object.fromEntries(FIELDS.map((field) => [COLUMNS[field].name, after[field]])),
  };
}

function toPartRows({ before, after }: PlannedChange) {
  const old = new Map(before.parts.map((part) => [part.id, part]));
  return after.parts.flatMap(({ id, progress, assignee }) => {
    const was = old.get(id);
    const assigneeId = assignee?.id ?? null;
    const isSame = was?.progress === progress && (was.assignee?.id ?? null) === assigneeId;
    return isSame ? [] : [{ id, progress, assignee_id: assigneeId }];
  });
}
