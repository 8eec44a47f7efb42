import type { ProjectEvent } from '@baton/dto';
import type { Query } from '../platform/database/index.ts';
import type { EventPosition } from './event-position.ts';

export interface StoredEvent {
  readonly id: string;
  /** Of the transaction that it belongs to. */
  readonly xid: string;
  readonly event: ProjectEvent;
  /** Where a reader is who has been told of it and of all that stands before it on its page. */
  readonly position: EventPosition;
}

export interface EventPage {
  /** By transaction, then id. */
  readonly events: readonly StoredEvent[];
  /** Where a reader is who knows everything that could be read with the page. */
  readonly position: EventPosition;
  /** Whether `from` is of a transaction that has not been yet, so that it comes from another database. */
  readonly isAhead: boolean;
}

export interface ProjectEventsRepository {
  /**
   * Reads the events of the transactions from `from` on, without it of those after the oldest that still runs.
   * Undefined when there is no such project any more.
   */
  readonly read: (
    projectId: string,
    page: { from?: string | undefined; except?: readonly string[]; limit: number },
  ) => Promise<EventPage | undefined>;
  /** Those of the users who are members. */
  readonly findMembers: (projectId: string, userIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Removes events that are older than a day, up to `limit`; gives how many these were. */
  readonly removeOld: (limit: number) => Promise<number>;
}

export function createProjectEventsRepository(query: Query): ProjectEventsRepository {
  return {
    async read(projectId, { from, except = [], limit }) {
      const [row] = await query<EventPage & EventPosition>(
        `SELECT
           pg_snapshot_xmin(s)::text AS horizon,
           floor(extract(epoch FROM now()))::float8 AS at,
           coalesce($from::xid8 > pg_snapshot_xmax(s), false) AS "isAhead",
           (
             SELECT coalesce(json_agg(json_build_object(
               'id', e.id::text,
               'xid', e.xid::text,
               'event', e.event,
               'position', json_build_object(
                 'horizon', e.horizon::text,
                 'at', floor(extract(epoch FROM e.created_at))
               )
             ) ORDER BY e.xid, e.id), '[]')
             FROM (
               SELECT * FROM project_events
               WHERE project_id = p.id AND xid >= coalesce($from::xid8, pg_snapshot_xmin(s))
                 AND id <> ALL($except::bigint[])
               ORDER BY xid, id LIMIT $limit
             ) e
           ) AS events
         FROM projects p CROSS JOIN pg_current_snapshot() AS s WHERE p.id = $projectId`,
        { projectId, from: from ?? null, except, limit },
      );
      if (!row) return undefined;
      const { events, isAhead, horizon, at } = row;
      return { events, isAhead, position: { horizon, at } };
    },

    async findMembers(projectId, userIds) {
      const rows = await query<{ userId: string }>(
        `SELECT user_id AS "userId" FROM members
         WHERE project_id = $projectId AND user_id = ANY($userIds::uuid[])`,
        { projectId, userIds },
      );
      return new Set(rows.map(({ userId }) => userId));
    },

    async removeOld(limit) {
      const [row] = await query<{ removed: number }>(
        `WITH removed AS (
           DELETE FROM project_events WHERE id IN (
             SELECT id FROM project_events
             WHERE created_at < now() - interval '1 day' ORDER BY created_at LIMIT $limit
             FOR UPDATE SKIP LOCKED
           ) RETURNING true
         )
         SELECT count(*)::int AS removed FROM removed`,
        { limit },
      );
      return row?.removed ?? 0;
    },
  };
}
