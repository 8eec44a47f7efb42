import type { Migration } from './migration.ts';

export const verifiedAddresses: Migration = {
  name: '0006-verified-addresses',
  up: `
    -- Whether the address is known to be the person's own.
    ALTER TABLE users ADD COLUMN email_verified boolean NOT NULL DEFAULT false;
  `,
  down: 'ALTER TABLE users DROP COLUMN email_verified;',
};
