export { createHousekeeping } from './housekeeping.ts';
export { inSteps } from './in-steps.ts';
export type { HousekeepingJob } from './housekeeping.ts';
