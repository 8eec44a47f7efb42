import type { Migration } from './migration.ts';

export const erasures: Migration = {
  name: '0008-erasures',
  up: `
    -- Deleted accounts that the log is to forget, and how far that is.
    CREATE TABLE erasures (
      user_id uuid PRIMARY KEY,
      -- Null when it was never known to be theirs, and once all is done.
      email text,
      -- The key of the last entry that was looked at.
      position jsonb,
      created_at timestamptz NOT NULL DEFAULT now(),
      done_at timestamptz,
      CONSTRAINT erasures_done CHECK (done_at IS NULL OR email IS NULL)
    );
    CREATE INDEX erasures_waiting ON erasures (created_at) WHERE done_at IS NULL;
    CREATE INDEX comments_by_mention ON comments USING gin (mentions);
  `,
  down: `
    DROP INDEX comments_by_mention;
    DROP TABLE erasures;
  `,
};
