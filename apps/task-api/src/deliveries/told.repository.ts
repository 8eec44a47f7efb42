import type { NotifyReason, DropReason } from '@baton/vocabulary';
import { isoTime, type Query, type Tx } from '../platform/database/index.ts';

/** Somebody who is told of an entry later, with others, or was. Times are ISO 8601 in UTC. */
export interface ToldLater {
  readonly entryId: string;
  readonly userId: string;
  readonly reason: NotifyReason;
  /** The entry of the mail that told them. */
  readonly digestId: string | null;
  /** Why nothing did. */
  readonly dropped: DropReason | null;
  readonly createdAt: string;
  /** Null while they wait. */
  readonly settledAt: string | null;
  /** When their batch is due, while they wait. */
  readonly dueAt: string | null;
}

export interface TaskName {
  readonly id: string;
  readonly key: string;
  readonly title: string;
}

/** Somebody invited, with the language of whoever invited them. */
export interface Invitee {
  readonly id: string;
  readonly email: string;
  readonly locale: 'en' | 'ko';
}

/** What task-api itself knows of whom it tells. */
export interface ToldRepository {
  readonly later: (entryIds: readonly string[]) => Promise<ToldLater[]>;
  /** By the ids of users and of invitations, whose name is their address; nothing of who is gone. */
  readonly namesOf: (ids: readonly string[]) => Promise<Map<string, string>>;
  readonly tasksOf: (ids: readonly string[]) => Promise<Map<string, TaskName>>;
  /** By name, then id. */
  readonly membersOf: (projectId: string) => Promise<{ id: string; name: string }[]>;
  /** Those of the ids that are open invitations to the project. */
  readonly invitees: (projectId: string, ids: readonly string[], tx: Tx) => Promise<Invitee[]>;
}

export function createToldRepository(query: Query): ToldRepository {
  return {
    async later(entryIds) {
      return query<ToldLater>(
        `SELECT n.entry_id AS "entryId", n.user_id AS "userId", n.reason, n.digest_id AS "digestId", n.dropped,
           ${isoTime('n.created_at')} AS "createdAt", ${isoTime('n.settled_at')} AS "settledAt",
           ${isoTime('b.due_at')} AS "dueAt"
         FROM notifications n LEFT JOIN mail_batches b
           ON b.user_id = n.user_id AND b.project_id = n.project_id AND n.settled_at IS NULL
         WHERE n.entry_id = ANY($entryIds::uuid[])`,
        { entryIds },
      );
    },

    async namesOf(ids) {
      const rows = await query<{ id: string; name: string }>(
        `SELECT id, name FROM users WHERE id = ANY($ids::uuid[])
         UNION ALL SELECT id, email FROM invitations WHERE id = ANY($ids::uuid[])`,
        { ids: [...new Set(ids)] },
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    async tasksOf(ids) {
      const rows = await query<TaskName>(
        `SELECT t.id, p.key || '-' || t.number AS key, t.title
         FROM tasks t JOIN projects p ON p.id = t.project_id WHERE t.id = ANY($ids::uuid[])`,
        { ids: [...new Set(ids)] },
      );
      return new Map(rows.map((task) => [task.id, task]));
    },

    async membersOf(projectId) {
      return query(
        `SELECT u.id, u.name FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.project_id = $projectId ORDER BY u.name, u.id`,
        { projectId },
      );
    },

    async invitees(projectId, ids, tx) {
      return query<Invitee>(
        `SELECT i.id, i.email, u.locale FROM invitations i JOIN users u ON u.id = i.invited_by
         WHERE i.project_id = $projectId AND i.id = ANY($ids::uuid[])`,
        { projectId, ids },
        tx,
      );
    },
  };
}
