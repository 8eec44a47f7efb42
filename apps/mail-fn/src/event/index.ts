export type { MailEvent } from './mail-event.ts';
export { MalformedEventError, describeFaults } from './malformed-event-error.ts';
export { parseAuthEvent } from './parse-auth-event.ts';
export { parseLogEvent } from './parse-log-event.ts';
export { parseRecord } from './parse-record.ts';
export { parseSesEvent } from './parse-ses-event.ts';
export { streamLag } from './stream-lag.ts';
export { unreadableMails } from './unreadable-mails.ts';
