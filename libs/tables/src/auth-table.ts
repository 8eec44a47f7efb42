import type { TableDefinition } from './table-definition.ts';

/** Accounts, unique addresses, sessions, successful logins and signing keys. Written by auth-fn only. */
export const authTable = {
  name: 'auth',
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  indexes: [],
} as const satisfies TableDefinition;
