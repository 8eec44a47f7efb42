import { type ProjectRef, SYSTEM_ACTOR, type TaskPurged, type TaskRef } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { HousekeepingJob } from '../housekeeping/index.ts';
import type { Database, Query, Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';

/** How long a task stays in the trash. */
const TRASH_DAYS = 30;

const BATCH = 100;

interface PurgedTask {
  readonly task: TaskRef;
  readonly project: ProjectRef;
}

/** Removes tasks for good that have been in the trash for 30 days, also those of archived projects. */
export function createPurgeTrash(deps: {
  query: Query;
  transaction: Database['transaction'];
  outbox: OutboxRepository;
}): HousekeepingJob {
  const { query, transaction, outbox } = deps;
  const name = 'purge-trash';

  /** What others hold is left for the next time. The project is held so that what refers to it can be written. */
  async function remove(tx: Tx): Promise<PurgedTask[]> {
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
         json_build_object('id', t.project_id, 'key', due.key, 'name', due.name) AS project`,
      { days: TRASH_DAYS, limit: BATCH },
      tx,
    );
  }

  async function purgeBatch(call: Call): Promise<number> {
    return transaction(async (tx) => {
      const purged = await remove(tx);
      if (purged.length === 0) return 0;
      const at = new Date();
      const entries = purged.map((each): TaskPurged => ({
        ...entryHead(call, at),
        ...each,
        kind: 'task.purged',
        notify: [],
      }));
      await outbox.addAll(entries, tx);
      return purged.length;
    });
  }

  return {
    name,
    async run(stopping) {
      const call: Call = {
        actor: { sub: SYSTEM_ACTOR.id, name: SYSTEM_ACTOR.name, locale: 'en' },
        request: { id: uuidv7(), method: 'JOB', path: name },
      };
      let purged = 0;
      let batch: number;
      do {
        batch = await purgeBatch(call);
        purged += batch;
      } while (batch === BATCH && !stopping.aborted);
      return purged;
    },
  };
}
