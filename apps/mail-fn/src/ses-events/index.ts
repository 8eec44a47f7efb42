export { createRecordSesEvent } from './record-ses-event.ts';
export type { RecordSesEvent } from './record-ses-event.ts';
