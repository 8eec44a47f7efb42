import type { Migration } from './migration.ts';

export const projectsAndTasks: Migration = {
  name: '0001-projects-and-tasks',
  up: `
    CREATE TABLE users (
      id uuid PRIMARY KEY,
      email text NOT NULL,
      name text COLLATE "unicode" NOT NULL,
      locale text NOT NULL,
      -- When the auth service last said so; what it said earlier does not replace it.
      as_of timestamptz NOT NULL
    );

    CREATE TABLE projects (
      id uuid PRIMARY KEY,
      key text NOT NULL CONSTRAINT projects_key_unique UNIQUE,
      name text COLLATE "unicode" NOT NULL,
      description text NOT NULL,
      last_task_number integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL
    );

    CREATE TABLE members (
      project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
      user_id uuid NOT NULL REFERENCES users,
      role text NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
      created_at timestamptz NOT NULL,
      CONSTRAINT members_pkey PRIMARY KEY (project_id, user_id)
    );
    CREATE INDEX members_by_user ON members (user_id);

    CREATE TABLE tasks (
      id uuid PRIMARY KEY,
      project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
      number integer NOT NULL,
      title text NOT NULL,
      description text NOT NULL,
      status text NOT NULL CHECK (status IN ('todo', 'doing', 'review', 'blocked', 'done')),
      progress smallint NOT NULL CHECK (progress BETWEEN 0 AND 100),
      priority text NOT NULL CHECK (priority IN ('none', 'low', 'medium', 'high', 'urgent')),
      start_on date,
      due_on date,
      labels text[] NOT NULL,
      version integer NOT NULL,
      -- Per field the version that last changed it; a field that is missing has its first value.
      field_versions jsonb NOT NULL,
      created_by uuid NOT NULL REFERENCES users,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      CONSTRAINT tasks_number_unique UNIQUE (project_id, number),
      CHECK (due_on >= start_on)
    );
    CREATE INDEX tasks_by_update ON tasks (project_id, updated_at DESC, id);

    CREATE TABLE parts (
      id uuid PRIMARY KEY,
      task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
      role text NOT NULL,
      assignee_id uuid REFERENCES users,
      progress smallint NOT NULL CHECK (progress BETWEEN 0 AND 100),
      weight integer NOT NULL CHECK (weight > 0)
    );
    CREATE INDEX parts_by_task ON parts (task_id);

    CREATE TABLE outbox (
      id uuid PRIMARY KEY,
      entry jsonb NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );
  `,
  down: 'DROP TABLE outbox, parts, tasks, members, projects, users;',
};
