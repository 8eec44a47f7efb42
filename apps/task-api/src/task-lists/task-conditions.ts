import type { TaskFilters } from '@baton/dto';
import { TASK_PRIORITIES } from '@baton/vocabulary';
import type { BindValues } from '../platform/database/index.ts';
import { sortKey } from './task-sorts.ts';
import { searchConditions } from './search-words.ts';

/** What to take of a project's tasks, and for whom. */
export interface TaskSelection {
  readonly projectId: string;
  readonly filters: TaskFilters;
  /** Whom `me` means. */
  readonly userId: string;
  /** `YYYY-MM-DD`, from which on what is due is not overdue. */
  readonly today: string;
}

/** A condition on tasks `t`. Days and priorities are compared as the indexes of their sorts have them. */
export function taskCondition({ projectId, filters, userId, today }: TaskSelection): {
  sql: string;
  bind: BindValues;
} {
  const { status, assignee, role, priority, label, dueBefore, dueAfter, overdue, trash, q } = filters;
  const search = q === undefined ? undefined : searchConditions(q);
  const people = assignee?.filter((who) => who !== 'none').map((who) => (who === 'me' ? userId : who));
  const dueFirst = sortKey('due', 'asc').sql;
  // Of two limits of one expression the planner knows that they make a range.
  const dueLast = dueBefore === undefined ? sortKey('due', 'desc').sql : dueFirst;
  const conditions = [
    't.project_id = $projectId',
    trash ? 't.deleted_at IS NOT NULL' : 't.deleted_at IS NULL',
    status && 't.status = ANY($status::text[])',
    priority && `${sortKey('priority', 'asc').sql} = ANY($urgencies::integer[])`,
    label && 't.labels && $label::text[]',
    partCondition(filters),
    dueBefore && `${dueFirst} < $dueBefore::date`,
    dueAfter && `${dueLast} > $dueAfter::date`,
    overdue && `${dueFirst} < $today::date AND t.status <> 'done'`,
    ...(search?.sql ?? []),
  ];
  return {
    sql: conditions.filter((condition) => typeof condition === 'string').join(' AND '),
    bind: {
      ...search?.bind,
      projectId,
      status,
      urgencies: priority?.map((value) => TASK_PRIORITIES.indexOf(value) + 1),
      label,
      role,
      people,
      dueBefore,
      dueAfter,
      today,
    },
  };
}

const OF_ROLE = 'part.role = ANY($role::text[])';
const OF_PEOPLE = 'part.assignee_id = ANY($people::uuid[])';
const OF_PEOPLE_OR_NOBODY = `(part.assignee_id IS NULL OR ${OF_PEOPLE})`;
// An aggregate of the task's own parts: of an EXISTS the planner would collect such parts of all projects.
const ASSIGNED_OR_NOT = `coalesce((
  SELECT bool_or(${OF_PEOPLE_OR_NOBODY})
  FROM parts part WHERE part.task_id = t.id
), true)`;

/** One part that is of the role and of the person. */
function partCondition({ role, assignee }: TaskFilters): string | undefined {
  const orNobody = assignee?.includes('none');
  if (orNobody && !role) return ASSIGNED_OR_NOT;
  const conditions = [role && OF_ROLE, assignee && (orNobody ? OF_PEOPLE_OR_NOBODY : OF_PEOPLE)];
  const given = conditions.filter((condition) => condition !== undefined);
  if (given.length === 0) return undefined;
  return `EXISTS (SELECT FROM parts part WHERE part.task_id = t.id AND ${given.join(' AND ')})`;
}
