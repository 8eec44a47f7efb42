import { isDeepStrictEqual } from 'node:util';
import type { Part, Task } from '@baton/dto';
import type { ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { NEXT_ENTRY_ID } from '../change-log/index.ts';
import { type Database, isoTime, type Tx } from '../platform/database/index.ts';
import type { FieldVersions } from './field-versions.ts';
import { bindPartModel } from './part.model.ts';
import { bindTaskModel } from './task.model.ts';
import { PART_FIELDS } from './task-fields.ts';
import { TASK_JSON, TASK_TABLES } from './task-json.ts';
import { noSuchTask, taskMatches } from './task-ref.ts';

export interface LockedTask {
  readonly task: Task;
  readonly fieldVersions: FieldVersions;
  readonly project: ProjectRef;
  /** Since when the project is archived. */
  readonly archivedAt: string | null;
  /** What the user may do in the project. */
  readonly role: MemberRole;
  /** Of what is to be logged of the task next. */
  readonly entryId: string;
}

export interface TasksRepository {
  /** @throws AppError `not-found` for whoever is no member */
  readonly get: (ref: string, userId: string) => Promise<Task>;
  /**
   * Nobody else changes it until the transaction ends, nor its project: who archives or deletes that holds it
   * `FOR UPDATE`. @throws AppError `not-found` for whoever is no member
   */
  readonly lock: (ref: string, userId: string, tx: Tx) => Promise<LockedTask>;
  /** As `lock`; nobody else creates or moves a task of the project until the transaction ends either. */
  readonly lockToMove: (ref: string, userId: string, tx: Tx) => Promise<LockedTask>;
  readonly add: (task: Task, tx: Tx) => Promise<void>;
  readonly update: (before: Task, after: Task, fieldVersions: FieldVersions, tx: Tx) => Promise<void>;
}

export function createTasksRepository({ sequelize, query }: Database): TasksRepository {
  const tasks = bindTaskModel(sequelize);
  const parts = bindPartModel(sequelize);

  async function lock(
    projectLock: 'KEY SHARE' | 'NO KEY UPDATE',
    ref: string,
    userId: string,
    tx: Tx,
  ): Promise<LockedTask> {
    const { sql, bind } = taskMatches(ref);
    // The project before the task, as everybody who holds both takes them, and at once as strongly as needed:
    // two that hold it weakly and ask for more would wait for each other.
    const [held] = await query<{ id: string }>(
      `WITH held AS MATERIALIZED (
         SELECT t.id FROM tasks t JOIN projects p ON p.id = t.project_id
         JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         WHERE ${sql} FOR ${projectLock} OF p
       )
       SELECT t.id FROM tasks t JOIN held ON held.id = t.id FOR UPDATE OF t`,
      { ...bind, userId },
      tx,
    );
    if (!held) throw noSuchTask();
    // A statement of its own, because the one that waited sees parts and members of before the wait.
    const [locked] = await query<LockedTask>(
      `SELECT ${TASK_JSON} AS task, t.field_versions AS "fieldVersions", m.role, ${NEXT_ENTRY_ID} AS "entryId",
         json_build_object('id', p.id, 'key', p.key, 'name', p.name) AS project,
         ${isoTime('p.archived_at')} AS "archivedAt"
       FROM ${TASK_TABLES} JOIN members m ON m.project_id = p.id AND m.user_id = $userId
       WHERE t.id = $id`,
      { id: held.id, userId },
      tx,
    );
    if (!locked) throw noSuchTask();
    return locked;
  }

  return {
    async get(ref, userId) {
      const { sql, bind } = taskMatches(ref);
      const [row] = await query<{ task: Task }>(
        `SELECT ${TASK_JSON} AS task FROM ${TASK_TABLES}
         JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         WHERE ${sql}`,
        { ...bind, userId },
      );
      if (!row) throw noSuchTask();
      return row.task;
    },

    lock: (ref, userId, tx) => lock('KEY SHARE', ref, userId, tx),
    lockToMove: (ref, userId, tx) => lock('NO KEY UPDATE', ref, userId, tx),

    async add(task, tx) {
      await tasks.create({ ...toRow(task), fieldVersions: {} }, { transaction: tx, returning: false });
      if (task.parts.length === 0) return;
      await parts.bulkCreate(
        task.parts.map((part, position) => toPartRow(task.id, part, position)),
        { transaction: tx, returning: false },
      );
    },

    async update(before, after, fieldVersions, tx) {
      await tasks.update({ ...toRow(after), fieldVersions }, { where: { id: after.id }, transaction: tx });
      const kept = new Set(after.parts.map(({ id }) => id));
      const removed = before.parts.map(({ id }) => id).filter((id) => !kept.has(id));
      if (removed.length > 0) await parts.destroy({ where: { id: removed }, transaction: tx });
      const old = new Map(before.parts.map((part, position) => [part.id, { part, position }]));
      const written = after.parts
        .map((part, position) => ({ part, position }))
        .filter((placed) => !isDeepStrictEqual(placed, old.get(placed.part.id)));
      if (written.length === 0) return;
      await parts.bulkCreate(
        written.map(({ part, position }) => toPartRow(after.id, part, position)),
        {
          updateOnDuplicate: [...PART_FIELDS, 'position'],
          transaction: tx,
          returning: false,
        },
      );
    },
  };
}

function toRow({ parts: _parts, key: _key, ...fields }: Task) {
  const { createdBy, createdAt, updatedAt, doneAt, deletedAt } = fields;
  return {
    ...fields,
    createdBy: createdBy.id,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    doneAt: doneAt === null ? null : new Date(doneAt),
    deletedAt: deletedAt === null ? null : new Date(deletedAt),
  };
}

function toPartRow(taskId: string, { id, role, assignee, progress, weight }: Part, position: number) {
  return { id, taskId, role, assigneeId: assignee?.id ?? null, progress, weight, position };
}
