import type { TableDefinition } from './table-definition.ts';

/** The index that finds the deliveries of a task in the order of their entries. */
export const MAIL_BY_TASK_INDEX = 'byTask';

/** The delivery ledger: one item per (log entry, recipient). */
export const mailTable = {
  name: 'mail',
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [{ name: MAIL_BY_TASK_INDEX, partitionKey: 'taskId', sortKey: 'pk' }],
} as const satisfies TableDefinition;
