export { createHousekeeping } from './housekeeping.ts';
export type { HousekeepingJob } from './housekeeping.ts';
