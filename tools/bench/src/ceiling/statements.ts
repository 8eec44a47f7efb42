const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A task `t` with its project `p` and its creator `c`, as the API answers it. */
const TASK = (parts: string) => `json_build_object(
  'id', t.id, 'projectId', t.project_id, 'number', t.number, 'key', p.key || '-' || t.number,
  'title', t.title, 'description', t.description, 'status', t.status, 'progress', t.progress,
  'priority', t.priority, 'startOn', t.start_on, 'dueOn', t.due_on, 'labels', t.labels,
  'parts', (
    SELECT coalesce(json_agg(json_build_object(
      'id', part.id, 'role', part.role,
      'assignee', CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END,
      'progress', part.progress, 'weight', part.weight
    ) ORDER BY part.position), '[]')
    FROM ${parts} part LEFT JOIN users a ON a.id = part.assignee_id WHERE part.task_id = t.id
  ),
  'checklist', t.checklist, 'rank', t.rank, 'version', t.version,
  'createdBy', json_build_object('id', c.id, 'name', c.name),
  'createdAt', ${time('t.created_at')}, 'updatedAt', ${time('t.updated_at')},
  'doneAt', ${time('t.done_at')}, 'deletedAt', ${time('t.deleted_at')}
)`;

export const LIST = `
  SELECT json_build_object(
    'items', json_agg(${TASK('parts')} ORDER BY t.updated_at DESC, t.id DESC), 'nextCursor', NULL
  )::text AS json
  FROM (
    SELECT * FROM tasks WHERE project_id = $1 AND deleted_at IS NULL
    ORDER BY updated_at DESC, id DESC LIMIT 50
  ) t JOIN projects p ON p.id = t.project_id JOIN users c ON c.id = t.created_by`;

export const GET = `
  SELECT ${TASK('parts')}::text AS json, t.version
  FROM tasks t JOIN projects p ON p.id = t.project_id JOIN users c ON c.id = t.created_by
  WHERE t.id = $1`;

export const UPDATE = `
  WITH t AS (
    UPDATE tasks SET progress = $2, version = version + 1, updated_at = now() WHERE id = $1 RETURNING *
  ), changed AS (
    UPDATE parts SET progress = $2 WHERE task_id = $1 RETURNING *
  ), logged AS (
    INSERT INTO outbox (id, entry)
    SELECT uuidv7(), jsonb_build_object(
      'kind', 'task.updated', 'task', jsonb_build_object('id', id, 'number', number, 'title', title, 'version', version),
      'changes', jsonb_build_array(jsonb_build_object('field', 'progress', 'to', $2::smallint)),
      'notify', (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name))
        FROM parts JOIN users u ON u.id = assignee_id WHERE task_id = $1)
    ) FROM t
  )
  SELECT ${TASK('changed')}::text AS json, t.version
  FROM t JOIN projects p ON p.id = t.project_id JOIN users c ON c.id = t.created_by`;

const BASE_62 = `'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'`;
const digit = (power: number) =>
  `substr(${BASE_62}, 1 + ((p.last_task_number - 1) / ${62 ** power} % 62), 1)`;

/** $1 project, $2 body, $3 user. */
export const CREATE = `
  WITH p AS (
    UPDATE projects SET last_task_number = last_task_number + 1 WHERE id = $1 RETURNING *
  ), t AS (
    INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, version,
      field_versions, created_by, created_at, updated_at, rank)
    SELECT uuidv7(), p.id, p.last_task_number, $2::jsonb ->> 'title', $2::jsonb ->> 'description', 'todo', 0, 'none',
      '{}', 1, '{}', $3::uuid, now(), now(), 'd' || ${[3, 2, 1, 0].map(digit).join(' || ')}
    FROM p RETURNING *
  ), added AS (
    INSERT INTO parts (id, task_id, role, assignee_id, progress, weight, position)
    SELECT uuidv7(), t.id, part ->> 'role', (part ->> 'assigneeId')::uuid, 0, 1, place - 1
    FROM t, jsonb_array_elements($2::jsonb -> 'parts') WITH ORDINALITY AS part (part, place) RETURNING *
  ), watched AS (
    INSERT INTO watchers (task_id, user_id, watching)
    SELECT t.id, $3::uuid, true FROM t UNION SELECT task_id, assignee_id, true FROM added
  ), logged AS (
    INSERT INTO outbox (id, entry)
    SELECT uuidv7(), jsonb_build_object('kind', 'task.created', 'task', to_jsonb(t), 'created', $2::jsonb,
      'notify', (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name))
        FROM added JOIN users u ON u.id = assignee_id))
    FROM t
  )
  SELECT ${TASK('added')}::text AS json, t.version
  FROM t JOIN p ON true JOIN users c ON c.id = t.created_by`;
