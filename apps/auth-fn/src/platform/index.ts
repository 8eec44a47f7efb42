export { AuthTable, createDynamoDbClient } from './auth-table.ts';
export { insertion, removal, replacement, requirement, update } from './table-write.ts';
export type { Item, TableWrite } from './table-write.ts';
