import { LIMITS, type Project, type Task } from '@baton/dto';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApiClient } from '../api/api-client.ts';
import { useServices } from '../app/services.ts';
import { problemText } from '../i18n/problem-text.ts';
import { applyBulkChange, type BulkRequest, invertBulkEdit } from './bulk-change.ts';
import { invertChange } from './invert-change.ts';
import { refreshTasks } from './task-cache.ts';
import type { TaskChangeRequest } from './task-change.ts';

export interface BulkChangesParts {
  readonly project: Project;
  readonly mutationKey: readonly string[];
  readonly change: (request: TaskChangeRequest) => Promise<boolean>;
  readonly offerUndo: (message: string, undo: () => Promise<unknown>) => void;
}

/** Saves what a user does to many tasks at once. */
export function useBulkChanges({ project, mutationKey, change, offerUndo }: BulkChangesParts) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { api } = useServices();
  const queryClient = useQueryClient();

  const { mutateAsync } = useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    async mutationFn(request: BulkRequest) {
      try {
        await sendBulk(api, project.key, request);
      } finally {
        // The answer has versions only, and of several requests some may have been taken.
        await refreshTasks(queryClient, project.key);
      }
    },
  });

  /** Shown at once. True when it is saved; a failure is told to the user here. */
  async function save(tasks: readonly Task[], saving: () => Promise<unknown>): Promise<boolean> {
    try {
      await saving();
      return true;
    } catch (error) {
      notifications.show({
        color: 'red',
        role: 'alert',
        title: t('bulk.failed', { count: tasks.length }),
        message: problemText(error, common),
      });
      return false;
    }
  }

  async function changeMany(request: BulkRequest): Promise<boolean> {
    const isSaved = await save(request.tasks, () => mutateAsync(request));
    if (!isSaved) return false;
    const text = t(request.change.kind === 'trash' ? 'bulk.trashed' : 'bulk.saved', {
      count: request.tasks.length,
    });
    offerUndo(text, () => save(request.tasks, () => takeBack(request)));
    return true;
  }

  async function takeBack({ tasks, change: made }: BulkRequest) {
    if (made.kind === 'trash') return restoreAll(tasks);
    for (const inverse of invertBulkEdit(tasks, made.patch)) await mutateAsync(inverse);
    for (const task of tasks) await restoreParts(task, applyBulkChange(task, made));
  }

  /** Of a task that was completed, or given one progress, with the others. */
  async function restoreParts(task: Task, made: Task) {
    const edits = invertChange(task, { kind: 'edit', patch: { progress: made.progress } }, made);
    for (const edit of edits)
      if (edit.kind === 'edit-part') await change({ task, change: edit, quiet: true });
  }

  async function restoreAll(tasks: readonly Task[]) {
    try {
      for (const { id } of tasks) await api('post /api/tasks/{taskId}/restore', { params: { taskId: id } });
    } finally {
      await refreshTasks(queryClient, project.key);
    }
  }

  return changeMany;
}

async function sendBulk(api: ApiClient, projectId: string, { tasks, change, quiet }: BulkRequest) {
  for (let start = 0; start < tasks.length; start += LIMITS.bulk) {
    const ids = tasks.slice(start, start + LIMITS.bulk).map(({ id }) => id);
    const call = { params: { projectId }, idempotencyKey: crypto.randomUUID() };
    if (change.kind === 'trash') {
      await api('post /api/projects/{projectId}/tasks/bulk-delete', { ...call, body: { ids, quiet } });
    } else {
      const body = { ids, patch: change.patch, quiet };
      await api('post /api/projects/{projectId}/tasks/bulk', { ...call, body });
    }
  }
}
