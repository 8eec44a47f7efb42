import type { Task, UpdatePartBody } from '@baton/dto';
import type { ApiClient } from '../api/api-client.ts';
import type { PartPatch, TaskChangeRequest } from './task-change.ts';

/** Asks the server for a change to the task of version `ifMatch`; the answer is the task as it is then. */
export async function sendTaskChange(
  api: ApiClient,
  { task, change, quiet }: TaskChangeRequest,
  ifMatch: number,
): Promise<Task> {
  const taskId = task.id;
  const silence = quiet ? { quiet } : {};
  switch (change.kind) {
    case 'edit':
      return api('patch /api/tasks/{taskId}', {
        params: { taskId },
        body: { ...change.patch, ...silence },
        ifMatch,
      });
    case 'move': {
      const { status, afterId } = change.to;
      return api('patch /api/tasks/{taskId}', {
        params: { taskId },
        body: { ...(status !== change.from.status && { status }), afterId, ...silence },
        ifMatch,
      });
    }
    case 'edit-part':
      return api('put /api/tasks/{taskId}/parts/{partId}', {
        params: { taskId, partId: change.partId },
        body: { ...toBody(change.patch), ...silence },
        ifMatch,
      });
    case 'add-part':
      return api('post /api/tasks/{taskId}/parts', {
        params: { taskId },
        body: change.part,
        idempotencyKey: change.idempotencyKey,
      });
    case 'remove-part':
      return api('delete /api/tasks/{taskId}/parts/{partId}', {
        params: { taskId, partId: change.partId },
        ifMatch,
      });
    case 'edit-item':
      return api('put /api/tasks/{taskId}/checklist/{itemId}', {
        params: { taskId, itemId: change.itemId },
        body: { ...change.patch, ...silence },
        ifMatch,
      });
    case 'add-item':
      return api('post /api/tasks/{taskId}/checklist', {
        params: { taskId },
        body: change.item,
        idempotencyKey: change.idempotencyKey,
      });
    case 'remove-item':
      return api('delete /api/tasks/{taskId}/checklist/{itemId}', {
        params: { taskId, itemId: change.itemId },
        ifMatch,
      });
  }
}

function toBody({ assignee, ...fields }: PartPatch): UpdatePartBody {
  return assignee === undefined ? fields : { ...fields, assigneeId: assignee?.id ?? null };
}
