import type { Migration } from './migration.ts';

export const stoppedMails: Migration = {
  name: '0010-stopped-mails',
  up: `
    -- What a link in a mail replaced by 'off', so that it can be undone.
    ALTER TABLE mail_preferences ADD COLUMN before_off text;
    ALTER TABLE project_mail_preferences ADD COLUMN before_off text;
  `,
  down: `
    ALTER TABLE project_mail_preferences DROP COLUMN before_off;
    ALTER TABLE mail_preferences DROP COLUMN before_off;
  `,
};
