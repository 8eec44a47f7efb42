import type { Migration } from './migration.ts';

export const refusedAccountEvents: Migration = {
  name: '0005-refused-account-events',
  up: `
    -- Account events that kept failing and were passed over; each waits for somebody to look at it. Of the person
    -- no more than the id: the event itself is in the auth table.
    CREATE TABLE refused_account_events (
      id uuid PRIMARY KEY,
      user_id uuid NOT NULL,
      type text NOT NULL,
      reason text NOT NULL,
      refused_at timestamptz NOT NULL DEFAULT now()
    );
  `,
  down: 'DROP TABLE refused_account_events;',
};
