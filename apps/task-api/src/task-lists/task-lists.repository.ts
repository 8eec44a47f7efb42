import { LIMITS } from '@baton/dto';
import { type Database, isoTime } from '../platform/database/index.ts';
import { TASK_JSON } from '../tasks/index.ts';
import { taskCondition, type TaskSelection } from './task-conditions.ts';
import type { Order, SortKey } from './task-sorts.ts';

/** Where a page ended: the sort value as text, in full precision, and the id. */
export interface TaskPosition {
  readonly value: string;
  readonly id: string;
}

/** One part of a task, or a task without parts. */
export interface ExportedPart {
  readonly number: number;
  readonly key: string;
  readonly title: string;
  readonly status: string;
  readonly progress: number;
  readonly priority: string;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly labels: string;
  readonly partRole: string | null;
  readonly partAssignee: string | null;
  readonly partProgress: number | null;
  readonly partWeight: number | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A task of a page as JSON, and where it stands. */
export interface ListedTask extends TaskPosition {
  readonly json: string;
}

export interface TaskListsRepository {
  /** In the order of `key`, up to `limit`, from behind `after` on; none for whoever is no member. */
  readonly page: (
    selection: TaskSelection,
    page: { key: SortKey; order: Order; after: TaskPosition | undefined; limit: number },
  ) => Promise<ListedTask[]>;
  /** The parts of up to `limit` tasks with numbers above `after`, by number. */
  readonly exportPage: (
    selection: TaskSelection,
    page: { after: number; limit: number },
  ) => Promise<ExportedPart[]>;
}

export function createTaskListsRepository({
  query,
  queryPlannedAnew,
}: Pick<Database, 'query' | 'queryPlannedAnew'>): TaskListsRepository {
  return {
    async page(selection, { key, order, after, limit }) {
      const { sql, bind } = taskCondition(selection);
      const behind = order === 'asc' ? '>' : '<';
      const sorting = `${key.sql} ${order}, t.id ${order}`;
      // The page first, from tasks alone: of a position within many equal values the planner believes that
      // hardly any task is behind it, and would make the JSON of all of them before it sorts and cuts.
      // The longest first, because one plan serves all values only where it costs no more than that for one of
      // them, and of a limit that it does not know the planner believes that it is a tenth of everything.
      // What filters find depends on what they ask for, and with it the best plan.
      const run = hasFilters(selection) ? queryPlannedAnew : query;
      return run<ListedTask>(
        `SELECT ${TASK_JSON}::text AS json, ${key.text} AS value, t.id
         FROM (
           SELECT * FROM (
             SELECT t.* FROM tasks t
             WHERE ${sql} AND ${IS_MEMBER} ${after ? `AND (${key.sql}, t.id) ${behind} ($value::${key.type}, $id::uuid)` : ''}
             ORDER BY ${sorting} LIMIT ${LONGEST}
           ) t ORDER BY ${sorting} LIMIT $limit
         ) t JOIN projects p ON p.id = t.project_id JOIN users c ON c.id = t.created_by
         ORDER BY ${sorting}`,
        { ...bind, userId: selection.userId, value: after?.value, id: after?.id, limit },
      );
    },

    async exportPage(selection, { after, limit }) {
      const { sql, bind } = taskCondition(selection);
      return queryPlannedAnew<ExportedPart>(
        `SELECT t.number, p.key || '-' || t.number AS key, t.title, t.status, t.progress, t.priority,
           t.start_on::text AS "startOn", t.due_on::text AS "dueOn", array_to_string(t.labels, ', ') AS labels,
           part.role AS "partRole", a.name AS "partAssignee", part.progress AS "partProgress",
           part.weight AS "partWeight", c.name AS "createdBy", ${isoTime('t.created_at')} AS "createdAt",
           ${isoTime('t.updated_at')} AS "updatedAt"
         FROM (
           SELECT t.* FROM tasks t WHERE ${sql} AND t.number > $after ORDER BY t.number LIMIT $limit
         ) t JOIN projects p ON p.id = t.project_id JOIN users c ON c.id = t.created_by
         LEFT JOIN parts part ON part.task_id = t.id LEFT JOIN users a ON a.id = part.assignee_id
         ORDER BY t.number, part.position, part.id`,
        { ...bind, after, limit },
      );
    },
  };
}

/** What a page takes at most: to know whether another one follows, one more than there may be in it. */
const LONGEST = LIMITS.pageSize + 1;

/** Of the user and the project of a selection; looked up once a statement. */
const IS_MEMBER = '(SELECT EXISTS (SELECT FROM members WHERE project_id = $projectId AND user_id = $userId))';

function hasFilters({ filters }: TaskSelection): boolean {
  return Object.values(filters).some((value) => value !== undefined && value !== false);
}
