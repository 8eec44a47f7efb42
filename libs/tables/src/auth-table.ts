import type { TableDefinition } from './table-definition.ts';

/**
 * Accounts, unique addresses, sessions, successful logins, one-time tokens, account events and signing keys.
 * Its stream says which mails of accounts are to be sent; it carries keys only, because whatever reads a stream
 * or a dead letter must not see hashes, private keys or tokens. Written by auth-fn only.
 */
export const authTable = {
  name: 'auth',
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  stream: 'KEYS_ONLY',
  indexes: [],
} as const satisfies TableDefinition;
