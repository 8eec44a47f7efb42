import type { Migration } from './migration.ts';

export const invitationCounts: Migration = {
  name: '0007-invitation-counts',
  up: `
    -- How many invitations somebody has made on the last day that they made any; those taken back count too.
    CREATE TABLE invitation_counts (
      user_id uuid PRIMARY KEY REFERENCES users,
      day date NOT NULL,
      made smallint NOT NULL
    );
  `,
  down: 'DROP TABLE invitation_counts;',
};
