import type { Migration } from './migration.ts';

export const wholeDomain: Migration = {
  name: '0003-whole-domain',
  up: `
    ALTER TABLE users ADD COLUMN deleted_at timestamptz;

    ALTER TABLE projects ADD COLUMN archived_at timestamptz;

    CREATE TABLE invitations (
      id uuid PRIMARY KEY,
      project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
      -- In lower case.
      email text NOT NULL,
      role text NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
      invited_by uuid NOT NULL REFERENCES users,
      created_at timestamptz NOT NULL,
      CONSTRAINT invitations_email_unique UNIQUE (project_id, email)
    );
    CREATE INDEX invitations_by_email ON invitations (email);

    ALTER TABLE tasks
      -- Compared byte by byte.
      ADD COLUMN rank text COLLATE "C",
      -- [{id, text, done}], in its order.
      ADD COLUMN checklist jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN done_at timestamptz,
      ADD COLUMN deleted_at timestamptz;

    -- Keys of a fractional index of one length, in the order of the numbers.
    WITH numbered AS (
      SELECT id, row_number() OVER (PARTITION BY project_id ORDER BY number) - 1 AS n FROM tasks
    )
    UPDATE tasks SET
      rank = 'd'
        || substr(digits, 1 + (n / 238328 % 62)::integer, 1) || substr(digits, 1 + (n / 3844 % 62)::integer, 1)
        || substr(digits, 1 + (n / 62 % 62)::integer, 1) || substr(digits, 1 + (n % 62)::integer, 1),
      done_at = CASE WHEN status = 'done' THEN updated_at END
    FROM numbered, (VALUES ('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')) AS base (digits)
    WHERE tasks.id = numbered.id;
    ALTER TABLE tasks ALTER COLUMN rank SET NOT NULL;
    -- Also of the trash, so that nothing is placed where a restored task comes back to.
    -- Checked at the end of a statement, because one that makes many ranks anew can give one what another has had.
    ALTER TABLE tasks ADD CONSTRAINT tasks_rank_unique UNIQUE (project_id, rank) DEFERRABLE;
    CREATE INDEX tasks_deleted ON tasks (deleted_at) WHERE deleted_at IS NOT NULL;

    ALTER TABLE parts ADD COLUMN position smallint;
    WITH ordered AS (SELECT id, row_number() OVER (PARTITION BY task_id ORDER BY id) - 1 AS position FROM parts)
    UPDATE parts SET position = ordered.position FROM ordered WHERE parts.id = ordered.id;
    ALTER TABLE parts ALTER COLUMN position SET NOT NULL;
    CREATE INDEX parts_by_assignee ON parts (assignee_id);

    CREATE TABLE comments (
      id uuid PRIMARY KEY,
      task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
      author_id uuid NOT NULL REFERENCES users,
      body text NOT NULL,
      mentions uuid[] NOT NULL,
      created_at timestamptz NOT NULL,
      edited_at timestamptz
    );
    CREATE INDEX comments_by_task ON comments (task_id, id);

    CREATE TABLE watchers (
      task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
      user_id uuid NOT NULL REFERENCES users,
      -- False for whoever has said that they do not want to, so that nothing makes them watch it again.
      watching boolean NOT NULL,
      PRIMARY KEY (task_id, user_id)
    );
    CREATE INDEX watchers_by_user ON watchers (user_id);
    INSERT INTO watchers (task_id, user_id, watching)
      SELECT id, created_by, true FROM tasks
      UNION SELECT task_id, assignee_id, true FROM parts WHERE assignee_id IS NOT NULL;

    -- How far the account events of the auth service are handled.
    CREATE TABLE account_feed (
      single boolean PRIMARY KEY DEFAULT true CHECK (single),
      position uuid NOT NULL
    );
    INSERT INTO account_feed (position) VALUES ('00000000-0000-0000-0000-000000000000');

    CREATE TABLE project_events (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      -- No foreign key, whose lock on the project would wait for those who lock it before its tasks.
      project_id uuid NOT NULL,
      event jsonb NOT NULL,
      xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
      -- Every transaction before this one had ended when the event was written.
      horizon xid8 NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot()),
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX project_events_by_transaction ON project_events (project_id, xid);
    CREATE INDEX project_events_by_age ON project_events (created_at);

    CREATE TABLE idempotency_keys (
      user_id uuid NOT NULL,
      key text NOT NULL,
      -- SHA-256 of method, path and body.
      fingerprint bytea NOT NULL,
      -- As text, so that a repeat is answered byte for byte.
      result json,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (user_id, key)
    );
    CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
  `,
  down: `
    -- The schema before knows no trash, and would show its tasks among the others.
    DELETE FROM tasks WHERE deleted_at IS NOT NULL;
    DROP TABLE idempotency_keys, project_events, account_feed, watchers, comments;
    ALTER TABLE parts DROP COLUMN position;
    DROP INDEX parts_by_assignee;
    ALTER TABLE tasks
      DROP COLUMN rank, DROP COLUMN checklist, DROP COLUMN done_at, DROP COLUMN deleted_at;
    DROP TABLE invitations;
    ALTER TABLE projects DROP COLUMN archived_at;
    ALTER TABLE users DROP COLUMN deleted_at;
  `,
};
