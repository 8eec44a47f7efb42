import type { Part, Project, Task } from '@baton/dto';
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { hasCode, isTransient, type ProblemError } from '../api/problem-error.ts';
import { lazyDialog } from '../app/lazy-dialog.tsx';
import { useServices } from '../app/services.ts';
import { sendTaskChange } from './send-task-change.ts';
import { knownVersion, refreshTask, storeTask } from './task-cache.ts';
import { type TaskChangeRequest, withPending } from './task-change.ts';
import { useConflictQuestion } from '../conflict/use-conflict-question.ts';
import { useFailureNotice } from './use-failure-notice.tsx';

const ConflictDialog = lazyDialog(async () => (await import('../conflict/conflict-dialog.tsx')).ConflictDialog);

interface TaskChanges {
  /** Whether the user may change the tasks of this project. */
  readonly canEdit: boolean;
  /** Whether the user may say how far the part is; viewers may for their own parts. */
  readonly canReport: (part: Part) => boolean;
  /** Saves a change, shown at once. True when it is settled; a failure is told to the user here. */
  readonly change: (request: TaskChangeRequest) => Promise<boolean>;
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
  const { api, session } = useServices();
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const { question, ask } = useConflictQuestion();
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
    select: (mutation) => mutation.state.variables as TaskChangeRequest,
  });

  async function change(request: TaskChangeRequest): Promise<boolean> {
    try {
      await mutateAsync(request).catch((error: unknown) => {
        if (hasCode(error, 'conflict')) return settleConflict(request, error);
        throw error;
      });
      return true;
    } catch (error) {
      showFailure(request, error, () => void change(request));
      if (!isTransient(error)) await refreshTask(queryClient, project.key, request.task);
      return false;
    }
  }

  async function settleConflict(request: TaskChangeRequest, { conflicts }: ProblemError): Promise<void> {
    const current = await api('get /api/tasks/{taskId}', { params: { taskId: request.task.id } });
    storeTask(queryClient, project.key, current);
    const resolution = await ask({ request, conflicts, current });
    if (resolution) await change(resolution);
  }

  const canEdit = project.role !== 'viewer';
  const changes: TaskChanges = {
    canEdit,
    canReport: (part) => canEdit || part.assignee?.id === session.user().id,
    change,
    shown: (task) => withPending(task, pending),
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
