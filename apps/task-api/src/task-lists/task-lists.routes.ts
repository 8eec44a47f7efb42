import { taskRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { TaskListsService } from './task-lists.service.ts';

export function bindTaskListsRoutes(bind: Bind, taskLists: TaskListsService): void {
  bind(taskRoutes.list, async ({ call, params, query }) => {
    const { items, nextCursor } = await taskLists.list(call, params.projectId, query);
    return { json: `{"items":[${items.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}` };
  });
  bind(taskRoutes.exportCsv, async ({ call, params, query }) => {
    const { fileName, chunks } = await taskLists.exportCsv(call, params.projectId, query);
    return { chunks, headers: { 'content-disposition': `attachment; filename="${fileName}"` } };
  });
}
