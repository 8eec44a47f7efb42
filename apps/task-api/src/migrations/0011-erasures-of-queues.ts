import type { Migration } from './migration.ts';

export const erasuresOfQueues: Migration = {
  name: '0011-erasures-of-queues',
  up: `
    -- When the person was taken out of what waits to be mailed, from which the log gets entries until then.
    ALTER TABLE erasures ADD COLUMN queue_forgotten_at timestamptz;
  `,
  down: 'ALTER TABLE erasures DROP COLUMN queue_forgotten_at;',
};
