import type { Task, UpdatePartBody } from '@baton/dto';
import type { ApiClient } from '../api/api-client.ts';
import type { PartPatch, TaskChangeRequest } from './task-change.ts';

/** Asks the server for a change to the task of version `ifMatch`; the answer is the task as it is then. */
export async function sendTaskChange(
  api: ApiClient,
  { task, change }: TaskChangeRequest,
  ifMatch: number,
): Promise<Task> {
  const taskId = task.id;
  switch (change.kind) {
    case 'edit':
      return api('patch /api/tasks/{taskId}', { params: { taskId }, body: change.patch, ifMatch });
    case 'edit-part':
      return api('put /api/tasks/{taskId}/parts/{partId}', {
        params: { taskId, partId: change.partId },
        body: toBody(change.patch),
        ifMatch,
      });
    case 'add-part':
      return api('post /api/tasks/{taskId}/parts', { params: { taskId }, body: change.part });
    case 'remove-part':
      return api('delete /api/tasks/{taskId}/parts/{partId}', {
        params: { taskId, partId: change.partId },
        ifMatch,
      });
  }
}

function toBody({ assignee, ...fields }: PartPatch): UpdatePartBody {
  return assignee === undefined ? fields : { ...fields, assigneeId: assignee?.id ?? null };
}
