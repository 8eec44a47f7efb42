import type { TableDefinition } from './table-definition.ts';

/** The result of every request and every change; its stream is what mails come from. */
export const logTable = {
  name: 'log',
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  stream: 'NEW_IMAGE',
  indexes: [],
} as const satisfies TableDefinition;
