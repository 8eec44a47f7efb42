import { commentRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { WatchersService } from './watchers.service.ts';

export function bindWatchersRoutes(bind: Bind, watchers: WatchersService): void {
  bind(commentRoutes.listWatchers, async ({ call, params }) => ({
    body: await watchers.list(call, params.taskId),
  }));
  bind(commentRoutes.watch, async ({ call, params }) => {
    await watchers.set(call, params.taskId, true);
    return {};
  });
  bind(commentRoutes.unwatch, async ({ call, params }) => {
    await watchers.set(call, params.taskId, false);
    return {};
  });
}
