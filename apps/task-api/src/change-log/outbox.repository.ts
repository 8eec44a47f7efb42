import type { OutboxEntry } from '@baton/log-schema';
import type { Database, Tx } from '../platform/database/index.ts';
import { toProjectEvent } from './project-event.ts';

/** Told in each transaction that adds a row; reaches listeners when it commits. */
export const OUTBOX_CHANNEL = 'outbox';

/** Told, with the id of the project, in each transaction that changes something in it. */
export const PROJECT_EVENTS_CHANNEL = 'project_events';

/** So that measuring costs little when there is most to measure. */
const COUNTED_ENTRIES = 10_000;

/** Far more than wait while the log can be written. */
const LATEST_ENTRIES = 200;

/** Log entries of changes, from their transaction until DynamoDB has them. */
export interface OutboxRepository {
  /** Also tells those who watch the project live, whatever process they are connected to. */
  readonly add: (entry: OutboxEntry, tx: Tx) => void;
  /** The same for any number of entries, in one statement. */
  readonly addAll: (entries: readonly OutboxEntry[], tx: Tx) => void;
  /** The oldest entries that no other process holds; they stay held until the transaction ends. */
  readonly claim: (limit: number, tx: Tx) => Promise<OutboxEntry[]>;
  readonly remove: (ids: readonly string[], tx: Tx) => Promise<void>;
  /** Keeps an entry that the log refuses for good, but never claims it again. */
  readonly setAside: (id: string, refusal: string, tx: Tx) => Promise<void>;
  readonly measure: () => Promise<OutboxMeasure>;
  /** Those about a task that have been written just now and are not in the log yet, among the latest few of all. */
  readonly latestOf: (taskId: string) => Promise<OutboxEntry[]>;
}

/** How far behind the log is. */
export interface OutboxMeasure {
  /** Age of the oldest entry; 0 when none waits. Milliseconds. */
  readonly oldestMs: number;
  /** How many entries wait; of more than 10,000 only so many are counted. */
  readonly waiting: number;
}

export function createOutboxRepository({ query, send }: Pick<Database, 'query' | 'send'>): OutboxRepository {
  function addAll(entries: readonly OutboxEntry[], tx: Tx): void {
    const events = entries.flatMap((entry) => {
      const event = toProjectEvent(entry);
      return event ? [{ projectId: entry.project.id, event }] : [];
    });
    send(
      `WITH added AS (
         INSERT INTO outbox (id, entry)
         SELECT (entry ->> 'id')::uuid, entry FROM jsonb_array_elements($entries) AS entry
       ), told AS (
         INSERT INTO project_events (project_id, event)
         SELECT "projectId", event FROM jsonb_to_recordset($events) AS told ("projectId" uuid, event jsonb)
       )
       SELECT pg_notify('${OUTBOX_CHANNEL}', ''), pg_notify('${PROJECT_EVENTS_CHANNEL}', project)
       FROM unnest($projectIds::text[]) AS project`,
      {
        entries: JSON.stringify(entries),
        events: JSON.stringify(events),
        projectIds: [...new Set(entries.map(({ project }) => project.id))],
      },
      tx,
    );
  }

  return {
    add: (entry, tx) => {
      addAll([entry], tx);
    },
    addAll,
    async claim(limit, tx) {
      const rows = await query<{ entry: OutboxEntry }>(
        'SELECT entry FROM outbox WHERE refused_at IS NULL ORDER BY id LIMIT $limit FOR UPDATE SKIP LOCKED',
        { limit },
        tx,
      );
      return rows.map(({ entry }) => entry);
    },
    async remove(ids, tx) {
      await query('DELETE FROM outbox WHERE id = ANY($ids::uuid[])', { ids }, tx);
    },
    async setAside(id, refusal, tx) {
      await query(
        'UPDATE outbox SET refused_at = now(), refusal = $refusal WHERE id = $id',
        { id, refusal },
        tx,
      );
    },
    async measure() {
      const [measure] = await query<OutboxMeasure>(
        `SELECT
           (SELECT count(*) FROM (SELECT FROM outbox WHERE refused_at IS NULL LIMIT $limit) AS counted)::int
             AS waiting,
           coalesce((
             SELECT round(extract(epoch FROM clock_timestamp() - created_at) * 1000) FROM outbox
             WHERE refused_at IS NULL ORDER BY id LIMIT 1
           ), 0)::float8 AS "oldestMs"`,
        { limit: COUNTED_ENTRIES },
      );
      return measure ?? { oldestMs: 0, waiting: 0 };
    },
    async latestOf(taskId) {
      const rows = await query<{ entry: OutboxEntry }>(
        `SELECT entry FROM (
           SELECT id, entry FROM outbox WHERE refused_at IS NULL ORDER BY id DESC LIMIT $limit
         ) AS latest WHERE entry -> 'task' ->> 'id' = $taskId ORDER BY id DESC`,
        { taskId, limit: LATEST_ENTRIES },
      );
      return rows.map(({ entry }) => entry);
    },
  };
}
