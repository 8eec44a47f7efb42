export { createReadLogEntry } from './read-log-entry.ts';
export type { ReadLogEntry } from './read-log-entry.ts';
