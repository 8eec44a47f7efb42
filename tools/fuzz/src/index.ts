export { fuzz } from './fuzz.ts';
export { answerBesideIdle } from './idle-connections.ts';
export type { FuzzFailure, FuzzOptions, FuzzReport } from './fuzz.ts';
