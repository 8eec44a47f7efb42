export { createBulk } from './create-bulk.ts';
export type { LeaveTasks } from './leave-tasks.ts';
