import type { ProjectRef, TaskRef } from '@baton/log-schema';
import { NEXT_ENTRY_ID } from '../change-log/index.ts';
import type { Query, Tx } from '../platform/database/index.ts';

export interface PurgedTask {
  readonly task: TaskRef;
  readonly project: ProjectRef;
  readonly entryId: string;
}

export interface TrashRepository {
  /**
   * Removes tasks for good that have been in the trash for so many days, up to `limit`. What others hold is left
   * for the next time.
   */
  readonly purge: (days: number, limit: number, tx: Tx) => Promise<PurgedTask[]>;
}

export function createTrashRepository(query: Query): TrashRepository {
  return {
    async purge(days, limit, tx) {
      // The project is held so that what refers to it can be written.
      return query<PurgedTask>(
        `WITH due AS MATERIALIZED (
           SELECT t.id, p.key, p.name FROM tasks t JOIN projects p ON p.id = t.project_id
           WHERE t.deleted_at < now() - $days * interval '1 day'
           ORDER BY t.deleted_at LIMIT $limit
           FOR UPDATE OF t SKIP LOCKED FOR KEY SHARE OF p SKIP LOCKED
         )
         DELETE FROM tasks t USING due WHERE t.id = due.id
         RETURNING
           json_build_object('id', t.id, 'number', t.number, 'key', due.key || '-' || t.number,
             'title', t.title, 'version', t.version) AS task,
           json_build_object('id', t.project_id, 'key', due.key, 'name', due.name) AS project,
           ${NEXT_ENTRY_ID} AS "entryId"`,
        { days, limit },
        tx,
      );
    },
  };
}
