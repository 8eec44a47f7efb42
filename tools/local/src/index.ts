export type { Endpoints } from './home/endpoints-file.ts';
export { migrate, startTaskApi, taskApiEnv } from './parts/task-api.ts';
export type { TaskApiOptions } from './parts/task-api.ts';
export { supervise } from './supervisor/supervise.ts';
export type { Supervised } from './supervisor/supervise.ts';
