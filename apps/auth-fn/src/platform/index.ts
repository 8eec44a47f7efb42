export { AuthTable, createDynamoDbClient } from './auth-table.ts';
export type { Item } from './auth-table.ts';
