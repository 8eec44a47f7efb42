import { isoTime } from '../platform/database/index.ts';

/**
 * A task as the API answers it, made by PostgreSQL: one statement a page, and nothing to assemble here.
 * Needs tasks `t`, projects `p` and the creator, users `c`.
 */
export const TASK_JSON = `json_build_object(
  'id', t.id,
  'projectId', t.project_id,
  'number', t.number,
  'key', p.key || '-' || t.number,
  'title', t.title,
  'description', t.description,
  'status', t.status,
  'progress', t.progress,
  'priority', t.priority,
  'startOn', t.start_on,
  'dueOn', t.due_on,
  'labels', t.labels,
  'parts', (
    SELECT coalesce(json_agg(json_build_object(
      'id', part.id,
      'role', part.role,
      'assignee', CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END,
      'progress', part.progress,
      'weight', part.weight
    ) ORDER BY part.position, part.id), '[]')
    FROM parts part LEFT JOIN users a ON a.id = part.assignee_id
    WHERE part.task_id = t.id
  ),
  'checklist', t.checklist,
  'rank', t.rank,
  'version', t.version,
  'createdBy', json_build_object('id', c.id, 'name', c.name),
  'createdAt', ${isoTime('t.created_at')},
  'updatedAt', ${isoTime('t.updated_at')},
  'doneAt', ${isoTime('t.done_at')},
  'deletedAt', ${isoTime('t.deleted_at')}
)`;

export const TASK_TABLES =
  'tasks t JOIN projects p ON p.id = t.project_id JOIN users c ON c.id = t.created_by';
