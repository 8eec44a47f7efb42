export { createWatchersRepository } from './watchers.repository.ts';
export type { WatchersRepository, WatchState, WatchStates } from './watchers.repository.ts';
export { bindWatchersRoutes } from './watchers.routes.ts';
export { createWatchersService } from './watchers.service.ts';
