import type { Migration } from './migration.ts';

export const refusedEntries: Migration = {
  name: '0002-refused-entries',
  up: `
    -- Set on an entry that the log refuses for good; it waits for somebody to look at it.
    ALTER TABLE outbox ADD COLUMN refused_at timestamptz, ADD COLUMN refusal text;
  `,
  down: 'ALTER TABLE outbox DROP COLUMN refused_at, DROP COLUMN refusal;',
};
