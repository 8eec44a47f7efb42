export {
  ACCOUNT_EVENTS_PARTITION,
  ACCOUNT_EVENTS_TTL_DAYS,
  accountEventKey,
  type AccountEvent,
} from './account-events.ts';
export { directoryKey, type DirectoryEntry } from './auth-directory.ts';
export { authTable } from './auth-table.ts';
export { toCreateTableInput } from './create-table-input.ts';
export { logTable, LOG_BY_REQUEST_INDEX } from './log-table.ts';
export { mailTable, MAIL_BY_TROUBLE_INDEX } from './mail-table.ts';
export type { TableDefinition, TableIndex, TableKey } from './table-definition.ts';
