import type { Person } from '@baton/dto';
import type { Call } from '../platform/http/index.ts';
import type { WatchersRepository } from './watchers.repository.ts';

/** For every member, also of what is archived or deleted: to watch changes nothing that others see. */
export interface WatchersService {
  readonly list: (call: Call, taskRef: string) => Promise<{ items: Person[] }>;
  readonly set: (call: Call, taskRef: string, watching: boolean) => Promise<void>;
}

export function createWatchersService(deps: {
  watchers: WatchersRepository;
  /** Throws AppError `not-found` for whoever is no member. */
  findTask: (taskRef: string, userId: string) => Promise<{ readonly id: string }>;
}): WatchersService {
  const { watchers, findTask } = deps;
  return {
    async list({ actor }, taskRef) {
      const { id } = await findTask(taskRef, actor.sub);
      return { items: await watchers.list(id) };
    },
    async set({ actor }, taskRef, watching) {
      const { id } = await findTask(taskRef, actor.sub);
      await watchers.set(id, actor.sub, watching);
    },
  };
}
