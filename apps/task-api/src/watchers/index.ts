export { createWatchersRepository, WATCH_STATE } from './watchers.repository.ts';
export type { WatchersRepository, WatchState } from './watchers.repository.ts';
export { bindWatchersRoutes } from './watchers.routes.ts';
export { createWatchersService } from './watchers.service.ts';
