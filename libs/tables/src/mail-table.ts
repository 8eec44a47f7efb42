import type { TableDefinition } from './table-definition.ts';

/** The index that finds what did not reach its readers, by project and state, in the order of the entries. */
export const MAIL_BY_TROUBLE_INDEX = 'byTrouble';

/** The delivery ledger: one item per (log entry, recipient). */
export const mailTable = {
  name: 'mail',
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [{ name: MAIL_BY_TROUBLE_INDEX, partitionKey: 'trouble', sortKey: 'pk', projection: 'ALL' }],
} as const satisfies TableDefinition;
