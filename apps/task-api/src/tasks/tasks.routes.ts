import { type Task, taskRoutes } from '@baton/dto';
import { type Answer, type Bind, versionTag } from '../platform/http/index.ts';
import type { ChecklistService } from './checklist.service.ts';
import type { PartsService } from './parts.service.ts';
import type { TaskOutcome } from './task-changes.ts';
import type { TasksService } from './tasks.service.ts';
import type { TrashService } from './trash.service.ts';

export function bindTasksRoutes(
  bind: Bind,
  services: { tasks: TasksService; parts: PartsService; checklist: ChecklistService; trash: TrashService },
): void {
  const { tasks, parts, checklist, trash } = services;
  bind(taskRoutes.create, async ({ call, params, body }) => {
    const task = await tasks.create(call, params.projectId, body);
    return {
      ...toAnswer(task),
      headers: { ...tagOf(task), location: `/api/tasks/${task.id}` },
      changed: true,
    };
  });
  bind(taskRoutes.get, async ({ call, params }) => {
    const task = await tasks.get(call, params.taskId);
    return { json: task.json, headers: tagOf(task) };
  });
  bind(taskRoutes.update, async ({ call, params, body, ifMatch }) =>
    toOutcomeAnswer(await tasks.update(call, params.taskId, ifMatch, body)),
  );
  bind(taskRoutes.delete, async ({ call, params }) => {
    await trash.delete(call, params.taskId);
    return { changed: true };
  });
  bind(taskRoutes.restore, async ({ call, params }) =>
    toOutcomeAnswer(await trash.restore(call, params.taskId)),
  );
  bind(taskRoutes.addPart, async ({ call, params, body }) =>
    toOutcomeAnswer(await parts.add(call, params.taskId, body)),
  );
  bind(taskRoutes.updatePart, async ({ call, params, body, ifMatch }) =>
    toOutcomeAnswer(await parts.update(call, params.taskId, params.partId, ifMatch, body)),
  );
  bind(taskRoutes.removePart, async ({ call, params, ifMatch }) =>
    toOutcomeAnswer(await parts.remove(call, params.taskId, params.partId, ifMatch)),
  );
  bind(taskRoutes.addChecklistItem, async ({ call, params, body }) =>
    toOutcomeAnswer(await checklist.add(call, params.taskId, body)),
  );
  bind(taskRoutes.updateChecklistItem, async ({ call, params, body, ifMatch }) =>
    toOutcomeAnswer(await checklist.update(call, params.taskId, params.itemId, ifMatch, body)),
  );
  bind(taskRoutes.removeChecklistItem, async ({ call, params, ifMatch }) =>
    toOutcomeAnswer(await checklist.remove(call, params.taskId, params.itemId, ifMatch)),
  );
}

function toAnswer(task: Task): Answer {
  return { body: task, headers: tagOf(task) };
}

function toOutcomeAnswer({ task, changed }: TaskOutcome): Answer {
  return { ...toAnswer(task), changed };
}

function tagOf({ version }: Pick<Task, 'version'>): Record<string, string> {
  return { etag: versionTag(version) };
}
