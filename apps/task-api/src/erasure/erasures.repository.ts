import type { OutboxEntry } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';
import { isoTime, type Query, type Tx } from '../platform/database/index.ts';
import type { Forgotten } from './forget.ts';

/**
 * How long after a deletion somebody can still write in the person's name: an access token lives ten minutes. What
 * is logged until then is forgotten too.
 */
const AFTERLIFE = "interval '11 minutes'";

/** From when on nothing new is written of the person, but what is under way. */
const SINCE = 'coalesce(e.queue_forgotten_at, e.created_at)';

/** An erasure that is due. */
export interface Erasure extends Forgotten {
  /** Whether they have been taken out of what waits to be mailed, which comes first. */
  readonly isQueueForgotten: boolean;
  /** Where to go on in the log. */
  readonly position: TableKey | null;
  /** Entries that are later are not about this account. ISO 8601 in UTC. */
  readonly until: string;
}

/** Deleted accounts that the log is to forget. */
export interface ErasuresRepository {
  readonly add: (person: Forgotten, tx: Tx) => Promise<void>;
  /**
   * The oldest that is due and that no other process has; held until the transaction ends. It is due when every
   * entry that can be about the person has left the outbox; and once more, when what waited to be mailed has been
   * rewritten, the digests that were made of it before.
   */
  readonly claim: (tx: Tx) => Promise<Erasure | undefined>;
  readonly setQueueForgotten: (id: string, tx: Tx) => Promise<void>;
  readonly advance: (id: string, position: TableKey, tx: Tx) => Promise<void>;
  /** Forgets the address, too. */
  readonly finish: (id: string, tx: Tx) => Promise<void>;
  /** Entries that the log has refused and that wait in the outbox. */
  readonly refusedEntries: (tx: Tx) => Promise<OutboxEntry[]>;
  readonly replaceRefused: (entry: OutboxEntry, tx: Tx) => Promise<void>;
  /** Takes the name out of up to so many comments that mention the person; gives how many these were. */
  readonly forgetMentions: (id: string, limit: number, tx: Tx) => Promise<number>;
}

export function createErasuresRepository(query: Query): ErasuresRepository {
  return {
    async add({ id, email }, tx) {
      await query(
        'INSERT INTO erasures (user_id, email) VALUES ($id, $email) ON CONFLICT DO NOTHING',
        { id, email },
        tx,
      );
    },
    async claim(tx) {
      const [erasure] = await query<Erasure>(
        `SELECT user_id AS id, email, position, queue_forgotten_at IS NOT NULL AS "isQueueForgotten",
           ${isoTime(`(${SINCE} + ${AFTERLIFE})`)} AS until
         FROM erasures e
         WHERE done_at IS NULL AND ${SINCE} < now() - ${AFTERLIFE}
           AND NOT EXISTS (
             SELECT FROM outbox WHERE refused_at IS NULL AND created_at <= ${SINCE} + ${AFTERLIFE}
           )
         ORDER BY e.created_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        {},
        tx,
      );
      return erasure;
    },
    async setQueueForgotten(id, tx) {
      await query('UPDATE erasures SET queue_forgotten_at = now() WHERE user_id = $id', { id }, tx);
    },
    async advance(id, position, tx) {
      await query(
        'UPDATE erasures SET position = $position WHERE user_id = $id',
        { id, position: JSON.stringify(position) },
        tx,
      );
    },
    async finish(id, tx) {
      await query(
        'UPDATE erasures SET email = NULL, position = NULL, done_at = now() WHERE user_id = $id',
        { id },
        tx,
      );
    },
    async refusedEntries(tx) {
      const rows = await query<{ entry: OutboxEntry }>(
        'SELECT entry FROM outbox WHERE refused_at IS NOT NULL ORDER BY id FOR UPDATE',
        {},
        tx,
      );
      return rows.map(({ entry }) => entry);
    },
    async replaceRefused(entry, tx) {
      await query(
        'UPDATE outbox SET entry = $entry WHERE id = $id',
        { id: entry.id, entry: JSON.stringify(entry) },
        tx,
      );
    },
    async forgetMentions(id, limit, tx) {
      const forgotten = await query(
        `UPDATE comments SET body = regexp_replace(body, $mention, '@[](' || $id || ')', 'gi')
         WHERE id IN (
           SELECT id FROM comments WHERE mentions @> ARRAY[$id::uuid] AND body ~* $mention ORDER BY id LIMIT $limit
         ) RETURNING id`,
        { id, limit, mention: `@\\[[^]\\r\\n]+\\]\\(${id}\\)` },
        tx,
      );
      return forgotten.length;
    },
  };
}
