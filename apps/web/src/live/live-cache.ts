import type { ProjectEvent, Task } from '@baton/dto';
import type { QueryClient } from '@tanstack/react-query';
import { activityKey } from '../activity/activity-keys.ts';
import type { ApiClient } from '../api/api-client.ts';
import { commentsKey } from '../comments/comments-key.ts';
import { invitationsKey, membersKey } from '../members/member-queries.ts';
import { projectKeyed, projectsKey } from '../projects/project-queries.ts';
import type { News } from './news.ts';
import { forgetTask, type ProjectTasks, refreshTasks, storeTask, taskKeys } from '../tasks/task-cache.ts';

/** Rather than each of more tasks, everything that changed is read. */
const MOST_SINGLE_READS = 4;

export interface LiveCache {
  /** Shows what happened, as far as it is not shown already. */
  readonly apply: (event: ProjectEvent) => void;
  /** Reads what changed of the tasks since they were read. */
  readonly catchUp: () => void;
  /** Reads anew whatever is shown. */
  readonly reload: () => void;
}

/** Brings what others do in a project into what this page has read. */
export function createLiveCache(
  queryClient: QueryClient,
  api: ApiClient,
  projectKey: string,
  onNews: (news: News) => void,
): LiveCache {
  /** By the ids of tasks that are to be read, who changed them last. */
  const changed = new Map<string, string>();
  let reading: Promise<void> | undefined;

  const stale = (...queryKeys: (readonly unknown[])[]) => {
    for (const queryKey of queryKeys) void queryClient.invalidateQueries({ queryKey });
  };

  async function readTask([taskId, actorId]: [string, string]): Promise<void> {
    const before = shownTask(queryClient, projectKey, taskId);
    const task = await api('get /api/tasks/{taskId}', { params: { taskId } });
    storeTask(queryClient, projectKey, task);
    if (task.deletedAt !== null) stale(taskKeys.trash(projectKey));
    onNews({ kind: 'task', actorId, before, after: task });
  }

  /** What happens while tasks are read is read after them, so that a burst costs few requests. */
  async function readChanged(): Promise<void> {
    while (changed.size > 0) {
      const read = [...changed];
      changed.clear();
      try {
        if (read.length <= MOST_SINGLE_READS) await Promise.all(read.map(readTask));
        else {
          await refreshTasks(queryClient, projectKey);
          onNews({ kind: 'tasks', count: read.length });
        }
      } catch {
        // Moved on, gone, or out of reach for the moment: the list knows.
        await refreshTasks(queryClient, projectKey);
      }
    }
    reading = undefined;
  }

  function readSoon(taskId: string, actorId: string): void {
    changed.set(taskId, actorId);
    reading ??= readChanged();
  }

  return {
    apply(event) {
      switch (event.type) {
        case 'task':
          if ((shownTask(queryClient, projectKey, event.taskId)?.version ?? 0) < event.version) {
            readSoon(event.taskId, event.actorId);
          }
          return;
        case 'task-purged':
          forgetTask(queryClient, projectKey, event.taskId);
          return stale(taskKeys.trash(projectKey), taskKeys.opened);
        case 'comments': {
          const taskKey = shownTask(queryClient, projectKey, event.taskId)?.key;
          if (taskKey) onNews({ kind: 'comments', actorId: event.actorId, taskKey });
          return stale(commentsKey(event.taskId), activityKey(event.taskId));
        }
        case 'members':
          return stale(membersKey(projectKey), invitationsKey(projectKey), projectKeyed(projectKey));
        case 'project':
          return stale(projectKeyed(projectKey), projectsKey);
      }
    },
    catchUp: () => void catchUp(queryClient, projectKey),
    reload: () => void queryClient.invalidateQueries(),
  };
}

async function catchUp(queryClient: QueryClient, projectKey: string): Promise<void> {
  const list = queryClient.getQueryCache().find({ queryKey: taskKeys.list(projectKey) });
  // A list that is read for the first time would begin anew.
  await list?.promise?.catch(() => undefined);
  await refreshTasks(queryClient, projectKey);
}

/** A task as it is shown; undefined when it is not known yet. */
function shownTask(queryClient: QueryClient, projectKey: string, taskId: string): Task | undefined {
  const list = queryClient.getQueryData<ProjectTasks>(taskKeys.list(projectKey))?.tasks ?? [];
  const opened = queryClient
    .getQueriesData<Task>({ queryKey: taskKeys.opened })
    .flatMap(([, task]) => task ?? []);
  const isIt = ({ id }: Task) => id === taskId;
  return list.find(isIt) ?? opened.find(isIt);
}
