import type { TableDefinition } from './table-definition.ts';

/** The index that finds the changes of a request, and the mails that were ordered for it. */
export const LOG_BY_REQUEST_INDEX = 'byRequest';

/** The result of every request and every change; its stream is what mails come from. */
export const logTable = {
  name: 'log',
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  stream: 'NEW_IMAGE',
  indexes: [
    { name: LOG_BY_REQUEST_INDEX, partitionKey: 'requestId', sortKey: 'sk', projection: 'KEYS_ONLY' },
  ],
} as const satisfies TableDefinition;
