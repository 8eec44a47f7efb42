export { AuthTable, createDynamoDbClient } from './auth-table.ts';
export type { Item } from './auth-table.ts';
export { LOG_LEVELS, createLogger } from './logger.ts';
export type { LogFields, Logger, LogLevel } from './logger.ts';
export { describeError } from './describe-error.ts';
