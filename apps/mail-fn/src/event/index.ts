export { MalformedEventError, parseLogEvent } from './parse-log-event.ts';
export type { LogEvent } from './parse-log-event.ts';
