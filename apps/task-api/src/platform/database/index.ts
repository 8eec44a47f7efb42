export { lockByName } from './advisory-lock.ts';
export { connectionConfig } from './connection-config.ts';
export { createDatabasePassword, type DatabasePassword } from './database-password.ts';
export { createDatabase } from './database.ts';
export type { BindValues, Database, Query, Send, Tx } from './database.ts';
export { fromDatabaseError, violatesUnique } from './database-errors.ts';
export { isoTime } from './iso-time.ts';
export { createNotificationListener } from './notification-listener.ts';
