import { projectsAndTasks } from './0001-projects-and-tasks.ts';
import { refusedEntries } from './0002-refused-entries.ts';
import { wholeDomain } from './0003-whole-domain.ts';
import { taskLists } from './0004-task-lists.ts';
import { refusedAccountEvents } from './0005-refused-account-events.ts';
import { verifiedAddresses } from './0006-verified-addresses.ts';
import { invitationCounts } from './0007-invitation-counts.ts';
import { erasures } from './0008-erasures.ts';
import { mailPreferencesAndBatches } from './0009-mail-preferences-and-batches.ts';
import { stoppedMails } from './0010-stopped-mails.ts';
import { erasuresOfQueues } from './0011-erasures-of-queues.ts';
import { stoppedProjects } from './0012-stopped-projects.ts';
import type { Migration } from './migration.ts';

export { createMigrator, type Migrator } from './migrator.ts';
export { createReadiness } from './readiness.ts';

/** All of them, in order; imported one by one because a bundle has no folder to look into. */
export const migrations: readonly Migration[] = [
  projectsAndTasks,
  refusedEntries,
  wholeDomain,
  taskLists,
  refusedAccountEvents,
  verifiedAddresses,
  invitationCounts,
  erasures,
  mailPreferencesAndBatches,
  stoppedMails,
  erasuresOfQueues,
  stoppedProjects,
];
