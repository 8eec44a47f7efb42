import { isDeepStrictEqual } from 'node:util';
import type { Task } from '@baton/dto';
import type { ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { NEXT_ENTRY_ID } from '../change-log/index.ts';
import { type Database, isoTime, type Tx } from '../platform/database/index.ts';
import type { FieldVersions } from './field-versions.ts';
import { ADD_PARTS, ADD_TASK, PUT_PARTS, toPartsBind, toTaskBind, updateTask } from './task-columns.ts';
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

/** A task as JSON, with what else its answer needs. */
export interface TaskJson {
  readonly json: string;
  readonly version: number;
}

export interface TasksRepository {
  /** @throws AppError `not-found` for whoever is no member */
  readonly get: (ref: string, userId: string) => Promise<Task>;
  /** The same as JSON, to be answered as it is. */
  readonly getJson: (ref: string, userId: string) => Promise<TaskJson>;
  /**
   * Nobody else changes it until the transaction ends, nor its project: who archives or deletes that holds it
   * `FOR UPDATE`. @throws AppError `not-found` for whoever is no member
   */
  readonly lock: (ref: string, userId: string, tx: Tx) => Promise<LockedTask>;
  /** As `lock`; nobody else creates or moves a task of the project until the transaction ends either. */
  readonly lockToMove: (ref: string, userId: string, tx: Tx) => Promise<LockedTask>;
  readonly add: (task: Task, tx: Tx) => void;
  readonly update: (before: Task, after: Task, fieldVersions: FieldVersions, tx: Tx) => void;
}

export function createTasksRepository({ query, send }: Pick<Database, 'query' | 'send'>): TasksRepository {
  async function lock(
    projectLock: 'KEY SHARE' | 'NO KEY UPDATE',
    ref: string,
    userId: string,
    tx: Tx,
  ): Promise<LockedTask> {
    const { sql, bind } = taskMatches(ref);
    // The project before the task, as everybody who holds both takes them, and at once as strongly as needed:
    // two that hold it weakly and ask for more would wait for each other.
    const holding = query<{ id: string }>(
      `WITH held AS MATERIALIZED (
         SELECT t.id FROM tasks t JOIN projects p ON p.id = t.project_id
         JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         WHERE ${sql} FOR ${projectLock} OF p
       )
       SELECT t.id FROM tasks t JOIN held ON held.id = t.id FOR UPDATE OF t`,
      { ...bind, userId },
      tx,
    );
    // A statement of its own, because the one that waited sees parts and members of before the wait.
    const reading = query<LockedTask>(
      `SELECT ${TASK_JSON} AS task, t.field_versions AS "fieldVersions", m.role, ${NEXT_ENTRY_ID} AS "entryId",
         json_build_object('id', p.id, 'key', p.key, 'name', p.name) AS project,
         ${isoTime('p.archived_at')} AS "archivedAt"
       FROM ${TASK_TABLES} JOIN members m ON m.project_id = p.id AND m.user_id = $userId
       WHERE ${sql}`,
      { ...bind, userId },
      tx,
    );
    const [[held], [locked]] = await Promise.all([holding, reading]);
    if (!held || !locked) throw noSuchTask();
    return locked;
  }

  async function getJson(ref: string, userId: string): Promise<TaskJson> {
    const { sql, bind } = taskMatches(ref);
    const [task] = await query<TaskJson>(
      `SELECT ${TASK_JSON}::text AS json, t.version FROM ${TASK_TABLES}
       JOIN members m ON m.project_id = p.id AND m.user_id = $userId
       WHERE ${sql}`,
      { ...bind, userId },
    );
    if (!task) throw noSuchTask();
    return task;
  }

  return {
    get: async (ref, userId) => JSON.parse((await getJson(ref, userId)).json) as Task,
    getJson,

    lock: (ref, userId, tx) => lock('KEY SHARE', ref, userId, tx),
    lockToMove: (ref, userId, tx) => lock('NO KEY UPDATE', ref, userId, tx),

    add(task, tx) {
      send(ADD_TASK, toTaskBind(task, {}), tx);
      if (task.parts.length > 0) send(ADD_PARTS, toPartsBind(task.id, [...task.parts.entries()]), tx);
    },

    update(before, after, fieldVersions, tx) {
      send(updateTask(before, after), toTaskBind(after, fieldVersions), tx);
      const kept = new Set(after.parts.map(({ id }) => id));
      const removed = before.parts.map(({ id }) => id).filter((id) => !kept.has(id));
      if (removed.length > 0) send('DELETE FROM parts WHERE id = ANY($removed::uuid[])', { removed }, tx);
      const old = new Map(before.parts.map((part, position) => [part.id, { part, position }]));
      const written = [...after.parts.entries()].filter(
        ([position, part]) => !isDeepStrictEqual({ part, position }, old.get(part.id)),
      );
      if (written.length > 0) send(PUT_PARTS, toPartsBind(after.id, written), tx);
    },
  };
}
