import { taskRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { TaskListsService } from './task-lists.service.ts';

export function bindTaskListsRoutes(bind: Bind, taskLists: TaskListsService): void {
  bind(taskRoutes.list, async ({ call, params, query }) => ({
    body: await taskLists.list(call, params.projectId, query),
  }));
  bind(taskRoutes.exportCsv, async ({ call, params, query }) => {
    const { fileName, chunks } = await taskLists.exportCsv(call, params.projectId, query);
    return { chunks, headers: { 'content-disposition': `attachment; filename="${fileName}"` } };
  });
}
