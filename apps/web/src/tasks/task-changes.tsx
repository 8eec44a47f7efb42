import type { Part, Project, Task } from '@baton/dto';
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode, isTransient, type ProblemError } from '../api/problem-error.ts';
import { lazyDialog } from '../app/lazy-dialog.tsx';
import { useServices } from '../app/services.ts';
import type { BulkRequest } from './bulk-change.ts';
import { invertChange } from './invert-change.ts';
import { overlay } from './pending-changes.ts';
import { sendTaskChange } from './send-task-change.ts';
import { knownVersion, refreshTask, storeTask } from './task-cache.ts';
import type { TaskChange, TaskChangeRequest } from './task-change.ts';
import { useBulkChanges } from './use-bulk-changes.ts';
import { useConflictQuestion } from '../conflict/use-conflict-question.ts';
import { useFailureNotice } from './use-failure-notice.tsx';
import { useUndo } from './use-undo.tsx';
import { useUnsentChanges } from './use-unsent-changes.ts';

const ConflictDialog = lazyDialog(
  async () => (await import('../conflict/conflict-dialog.tsx')).ConflictDialog,
);

interface TaskChanges {
  /** Whether the user may change the tasks of this project. */
  readonly canEdit: boolean;
  /** Whether the user may say how far the part is; viewers may for their own parts. */
  readonly canReport: (part: Part) => boolean;
  /** Saves a change, shown at once. True when it is settled; a failure is told to the user here. */
  readonly change: (request: TaskChangeRequest) => Promise<boolean>;
  /** The same for many tasks at once. */
  readonly changeMany: (request: BulkRequest) => Promise<boolean>;
  /** A task with the changes that are on their way. */
  readonly shown: (task: Task) => Task;
}

const TaskChangesContext = createContext<TaskChanges | null>(null);

export function useTaskChanges(): TaskChanges {
  const changes = useContext(TaskChangesContext);
  if (!changes) throw new Error('useTaskChanges is called outside of TaskChangesProvider');
  return changes;
}

/**
 * Saves changes to the tasks of a project. The cache holds what the server said and nothing else; changes on
 * their way are laid over it, so one that fails is gone by itself.
 */
export function TaskChangesProvider({ project, children }: { project: Project; children: ReactNode }) {
  const { t } = useTranslation('app');
  const { api, session } = useServices();
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const { question, ask } = useConflictQuestion();
  const offerUndo = useUndo();
  const mutationKey = ['task-change', project.key];

  const { mutateAsync } = useMutation({
    mutationKey,
    // One at a time: each goes out with the version that the one before came back with.
    scope: { id: mutationKey.join(' ') },
    mutationFn: (request: TaskChangeRequest) =>
      sendTaskChange(
        api,
        request,
        request.seenVersion ?? knownVersion(queryClient, project.key, request.task),
      ),
    onSuccess: (task) => storeTask(queryClient, project.key, task),
  });

  const pending = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: (mutation) => mutation.state.variables as TaskChangeRequest | BulkRequest,
  });
  const shown = useMemo(() => overlay(pending), [pending]);
  const unsent = useUnsentChanges(project.key, {
    isSending: pending.length > 0,
    onLeftBehind: ({ id, request }) => offerAgain(id, request, null),
  });

  async function change(request: TaskChangeRequest): Promise<boolean> {
    const saved = await save(request);
    if (saved) {
      const { task, change: made } = request;
      const inverses = invertChange(task, made, saved);
      offerUndo(t('undo.saved', { key: task.key }), () => takeBack(saved, inverses, request.quiet));
    }
    return saved !== null;
  }

  /** The task as it is then; `undefined` when a conflict was settled some other way, null after a failure. */
  async function save(request: TaskChangeRequest): Promise<Task | null | undefined> {
    const seenVersion = request.seenVersion ?? knownVersion(queryClient, project.key, request.task);
    const id = unsent.keep({ ...request, seenVersion });
    try {
      const task = await mutateAsync(request);
      unsent.forget(id);
      return task;
    } catch (error) {
      return await recover(id, request, error);
    }
  }

  async function recover(id: string, request: TaskChangeRequest, error: unknown): Promise<null | undefined> {
    try {
      if (!hasCode(error, 'conflict')) throw error;
      const isSettled = await settleConflict(request, error);
      unsent.forget(id);
      return isSettled ? undefined : null;
    } catch (failure) {
      // The page is on its way to the login, and comes back to what is kept.
      if (hasCode(failure, 'unauthenticated', 'session-revoked')) return null;
      offerAgain(id, request, failure);
      if (!isTransient(failure)) await refreshTask(queryClient, project.key, request.task);
      return null;
    }
  }

  function offerAgain(id: string, request: TaskChangeRequest, error: unknown) {
    showFailure({
      id,
      request,
      error,
      onRetry() {
        unsent.forget(id);
        void change(request);
      },
      onDiscard: () => unsent.forget(id),
    });
  }

  /** Made on what the change came back with, so that it runs over nobody. */
  async function takeBack(from: Task, inverses: readonly TaskChange[], quiet = false) {
    let task: Task | null | undefined = from;
    for (const inverse of inverses) {
      if (task) task = await save({ task, change: inverse, seenVersion: task.version, quiet });
    }
  }

  /** False when the user puts the choice off. */
  async function settleConflict(request: TaskChangeRequest, { conflicts }: ProblemError): Promise<boolean> {
    const current = await api('get /api/tasks/{taskId}', { params: { taskId: request.task.id } });
    storeTask(queryClient, project.key, current);
    const answer = await ask({ request, conflicts, current });
    return answer.kind === 'save' ? change(answer.request) : answer.kind === 'theirs';
  }

  const changeMany = useBulkChanges({ project, mutationKey, change, offerUndo });
  const canEdit = project.role !== 'viewer' && project.archivedAt === null;
  const changes: TaskChanges = {
    canEdit,
    canReport: (part) => canEdit || part.assignee?.id === session.user().id,
    change,
    changeMany,
    shown,
  };
  return (
    <TaskChangesContext value={changes}>
      {children}
      <ConflictDialog opened={question !== null} question={question} />
    </TaskChangesContext>
  );
}

/** For a task that takes no changes, whoever the user is. */
export function TaskChangesOff({ children }: { children: ReactNode }) {
  const changes = { ...useTaskChanges(), canEdit: false, canReport: () => false };
  return <TaskChangesContext value={changes}>{children}</TaskChangesContext>;
}

export interface TaskChangesQuietlyProps {
  readonly isQuiet: boolean;
  readonly children: ReactNode;
}

/** Changes in it are logged, and mailed to nobody while `isQuiet`. */
export function TaskChangesQuietly({ isQuiet, children }: TaskChangesQuietlyProps) {
  const changes = useTaskChanges();
  const quietly = {
    ...changes,
    change: (request: TaskChangeRequest) => changes.change({ ...request, quiet: true }),
  };
  return <TaskChangesContext value={isQuiet ? quietly : changes}>{children}</TaskChangesContext>;
}
