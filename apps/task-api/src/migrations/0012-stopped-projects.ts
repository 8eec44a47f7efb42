import type { Migration } from './migration.ts';

export const stoppedProjects: Migration = {
  name: '0012-stopped-projects',
  up: `
    -- That a link in a mail stopped them, which is not the same as having chosen 'off': it can be undone.
    ALTER TABLE project_mail_preferences ADD COLUMN stopped boolean NOT NULL DEFAULT false;
  `,
  down: `
    ALTER TABLE project_mail_preferences DROP COLUMN stopped;
  `,
};
