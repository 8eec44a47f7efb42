export { LOG_LEVELS, createLogger } from './logger.ts';
export type { LogFields, Logger, LogLevel } from './logger.ts';
