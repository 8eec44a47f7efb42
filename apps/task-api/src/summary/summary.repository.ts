import type { Summary } from '@baton/dto';
import { TASK_STATUSES } from '@baton/vocabulary';
import type { Query } from '../platform/database/index.ts';

export type TaskCounts = Pick<Summary, 'tasks' | 'byStatus' | 'overdue' | 'progress'>;
export type PartCounts = Pick<Summary, 'roles' | 'workload'>;

/** Counts what is not in the trash. Days are `YYYY-MM-DD` in UTC. */
export interface SummaryRepository {
  readonly countTasks: (projectId: string, today: string) => Promise<TaskCounts>;
  readonly countParts: (projectId: string) => Promise<PartCounts>;
  /** For each day from `from` to `to`, both included. */
  readonly burnUp: (projectId: string, from: string, to: string) => Promise<Summary['burnUp']>;
}

const COUNTS_BY_STATUS = TASK_STATUSES.map(
  (status) => `'${status}', count(*) FILTER (WHERE status = '${status}')`,
);

export function createSummaryRepository(query: Query): SummaryRepository {
  return {
    async countTasks(projectId, today) {
      const [counts] = await query<TaskCounts>(
        `SELECT count(*)::integer AS tasks, round(avg(progress))::integer AS progress,
           (count(*) FILTER (WHERE due_on < $today::date AND status <> 'done'))::integer AS overdue,
           json_build_object(${COUNTS_BY_STATUS.join(', ')}) AS "byStatus"
         FROM tasks WHERE project_id = $projectId AND deleted_at IS NULL`,
        { projectId, today },
      );
      if (!counts) throw new Error('An aggregate gave no row');
      return counts;
    },

    async countParts(projectId) {
      const rows = await query<
        Summary['workload'][number] & {
          /** True for a role as a whole. */
          ofRole: boolean;
        }
      >(
        `WITH counts AS (
           SELECT part.role, part.assignee_id, grouping(part.assignee_id) = 1 AS of_role,
             count(*)::integer AS parts, (count(*) FILTER (WHERE part.progress = 100))::integer AS done,
             round(sum(part.progress * part.weight)::numeric / sum(part.weight))::integer AS progress
           FROM tasks t JOIN parts part ON part.task_id = t.id
           WHERE t.project_id = $projectId AND t.deleted_at IS NULL
           GROUP BY GROUPING SETS ((part.role), (part.role, part.assignee_id))
         )
         SELECT of_role AS "ofRole", role, parts, done, progress,
           CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS person
         -- One by one: the planner expects so many groups that it would read all users.
         FROM counts LEFT JOIN LATERAL (SELECT id, name FROM users WHERE id = assignee_id OFFSET 0) u ON true
         ORDER BY u.name NULLS LAST, u.id, role`,
        { projectId },
      );
      return {
        roles: rows
          .filter(({ ofRole }) => ofRole)
          .map(({ role, parts, done, progress }) => ({ role, parts, done, progress })),
        workload: rows.filter(({ ofRole }) => !ofRole).map(({ ofRole: _ofRole, ...load }) => load),
      };
    },

    async burnUp(projectId, from, to) {
      return query<Summary['burnUp'][number]>(
        `WITH changes AS (
           SELECT change.day, sum(change.tasks) AS tasks, sum(change.done) AS done
           FROM tasks t,
             LATERAL (VALUES (t.created_at, 1, 0), (t.done_at, 0, 1)) AS event (at, tasks, done),
             -- What came before the first day counts on it.
             LATERAL (
               SELECT greatest((event.at AT TIME ZONE 'UTC')::date, $from::date), event.tasks, event.done
             ) AS change (day, tasks, done)
           WHERE t.project_id = $projectId AND t.deleted_at IS NULL
             AND event.at < ($to::date + 1)::timestamp AT TIME ZONE 'UTC'
           GROUP BY change.day
         )
         SELECT day::date::text AS day,
           coalesce(sum(tasks) OVER (ORDER BY day), 0)::integer AS tasks,
           coalesce(sum(done) OVER (ORDER BY day), 0)::integer AS done
         FROM generate_series($from::date::timestamp, $to::date::timestamp, interval '1 day') AS days (at),
           LATERAL (SELECT at::date) AS calendar (day) LEFT JOIN changes USING (day)
         ORDER BY day`,
        { projectId, from, to },
      );
    },
  };
}
