import type { Migration } from './migration.ts';

export const mailPreferencesAndBatches: Migration = {
  name: '0009-mail-preferences-and-batches',
  up: `
    -- Whoever has no row has said nothing.
    CREATE TABLE mail_preferences (
      user_id uuid PRIMARY KEY REFERENCES users,
      cadence text NOT NULL CHECK (cadence IN ('each', 'batched', 'daily', 'off')),
      muted text[] NOT NULL,
      as_owner boolean NOT NULL,
      -- [{role, statuses, only}]
      role_rules jsonb NOT NULL,
      own_changes boolean NOT NULL,
      daily_hour smallint NOT NULL CHECK (daily_hour BETWEEN 0 AND 23),
      time_zone text,
      quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 23),
      quiet_to smallint CHECK (quiet_to BETWEEN 0 AND 23),
      CONSTRAINT mail_preferences_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
    );

    -- Null where what is above applies.
    CREATE TABLE project_mail_preferences (
      user_id uuid NOT NULL REFERENCES users,
      project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
      cadence text CHECK (cadence IN ('each', 'batched', 'daily', 'off')),
      muted text[],
      as_owner boolean,
      role_rules jsonb,
      PRIMARY KEY (user_id, project_id)
    );
    CREATE INDEX project_mail_preferences_by_project ON project_mail_preferences (project_id);

    -- Set for whoever has said themselves whether they watch; nothing else makes them interested in a task.
    ALTER TABLE watchers ADD COLUMN chosen boolean NOT NULL DEFAULT false;
    UPDATE watchers SET chosen = true WHERE NOT watching;

    -- What is told later, once for all who wait for it. Without foreign keys: it goes by itself.
    CREATE TABLE queued_entries (
      entry_id uuid PRIMARY KEY,
      project_id uuid NOT NULL,
      task_id uuid NOT NULL,
      -- The item of a digest that tells of this entry alone.
      item jsonb NOT NULL,
      created_at timestamptz NOT NULL
    );

    -- Who is told of an entry in a mail about several, or was to be told.
    CREATE TABLE notifications (
      entry_id uuid NOT NULL,
      user_id uuid NOT NULL,
      project_id uuid NOT NULL,
      task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
      reason text NOT NULL,
      -- Whatever the cadence of the person is.
      at_once boolean NOT NULL,
      -- The entry of the mail that told them.
      digest_id uuid,
      -- Why nothing told them.
      dropped text,
      created_at timestamptz NOT NULL,
      settled_at timestamptz,
      PRIMARY KEY (entry_id, user_id),
      CONSTRAINT notifications_settled CHECK (num_nonnulls(digest_id, dropped) = num_nonnulls(settled_at))
    );
    CREATE INDEX notifications_pending ON notifications (user_id, project_id) WHERE settled_at IS NULL;
    CREATE INDEX notifications_by_task ON notifications (task_id);

    -- One for each person and project of pending notifications.
    CREATE TABLE mail_batches (
      user_id uuid NOT NULL,
      project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
      opened_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      PRIMARY KEY (user_id, project_id)
    );
    CREATE INDEX mail_batches_due ON mail_batches (due_at);
    CREATE INDEX mail_batches_by_project ON mail_batches (project_id);

    -- What links in mails are signed with; made once, because the links work for as long as the mails are kept.
    CREATE TABLE unsubscribe_keys (
      single boolean PRIMARY KEY DEFAULT true CHECK (single),
      key bytea NOT NULL CHECK (octet_length(key) = 32)
    );
    -- Three times 122 bits from the server's source of randomness, which without extensions is in ids only.
    INSERT INTO unsubscribe_keys (key) VALUES (
      sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
    );
  `,
  down: `
    DROP TABLE unsubscribe_keys, mail_batches, notifications, queued_entries, project_mail_preferences,
      mail_preferences;
    ALTER TABLE watchers DROP COLUMN chosen;
  `,
};
