export { describeError } from './describe-error.ts';
export { LOG_LEVELS, createLogger } from './json-log.ts';
export type { LogFields, LogLevel, Logger } from './json-log.ts';
