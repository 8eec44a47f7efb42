export { AuthTable } from './auth-table.ts';
export { createDynamoDb } from './dynamodb.ts';
export type { DynamoDb } from './dynamodb.ts';
export { createTransport } from './dynamodb-transport.ts';
export type { DynamoDbSettings } from './dynamodb-transport.ts';
export { insertion, removal, replacement, requirement, update } from './table-write.ts';
export type { Condition, Item, TableWrite } from './table-write.ts';
