import type { Task } from '@baton/dto';
import type { ProjectRef, TaskRef } from '@baton/log-schema';
import { entryHead, type OutboxRepository, timeOfEntry } from '../change-log/index.ts';
import { newAssignees, type NotificationsService } from '../notifications/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import { planChange } from './task-plan.ts';
import { nextVersion } from './task-version.ts';
import { requireWritableTask } from './task-writable.ts';
import type { LockedTask, TasksRepository } from './tasks.repository.ts';

/** A task after a request; `changed` is false when all was so already. */
export interface TaskOutcome {
  readonly task: Task;
  readonly changed: boolean;
}

export interface ChangeOptions {
  /** Mails nobody. */
  readonly quiet?: boolean | undefined;
  /** Moves the task among those of its project. */
  readonly moves?: boolean;
}

export interface AddedTask {
  readonly task: Task;
  readonly project: ProjectRef;
  readonly entryId: string;
}

/** What every change of tasks has in common: its lock, its version, its log entry, all in one transaction. */
export interface TaskChanges {
  /** Stores a new task with its entry. */
  readonly add: (call: Call, added: AddedTask, tx: Tx) => Promise<void>;
  /**
   * Stores what `decide` makes of the locked task, when that differs; a done task whose progress fell below
   * 100 is `doing` again, and the entry has both changes.
   */
  readonly change: (
    call: Call,
    taskRef: string,
    options: ChangeOptions,
    decide: (locked: LockedTask, tx: Tx) => Promise<Task>,
  ) => Promise<TaskOutcome>;
  /** Moves a locked task to the trash or out of it, as it went in. */
  readonly setDeleted: (call: Call, locked: LockedTask, deleted: boolean, tx: Tx) => Promise<Task>;
}

export function createTaskChanges(deps: {
  once: Once;
  tasks: TasksRepository;
  watchers: WatchersRepository;
  notifications: NotificationsService;
  outbox: OutboxRepository;
}): TaskChanges {
  const { once, tasks, watchers, notifications, outbox } = deps;

  return {
    async add(call, { task, project, entryId }, tx) {
      tasks.add(task, tx);
      watchers.autoWatch(task.id, [task.createdBy.id, ...newAssignees(undefined, task)], tx);
      const { description, status, progress, priority, startOn, dueOn, labels, parts, checklist } = task;
      const news = {
        ...entryHead(call, timeOfEntry(entryId), entryId),
        kind: 'task.created' as const,
        project,
        task: toTaskRef(task),
        created: { description, status, progress, priority, startOn, dueOn, labels, parts, checklist },
      };
      const notify = await notifications.tell({ news, before: undefined, after: task }, tx);
      outbox.add({ ...news, notify }, tx);
    },

    change: async (call, taskRef, { quiet = false, moves = false }, decide) =>
      once(call, async (tx) => {
        const lock = moves ? tasks.lockToMove : tasks.lock;
        const locked = await lock(taskRef, call.actor.sub, tx);
        const before = locked.task;
        requireWritableTask(before, locked.archivedAt);
        const planned = planChange(locked, await decide(locked, tx));
        if (!planned) return { task: before, changed: false };

        const { after: task, fieldVersions, changes, at, entryId } = planned;
        tasks.update(before, task, fieldVersions, tx);
        watchers.autoWatch(task.id, newAssignees(before, task), tx);
        const news = {
          ...entryHead(call, at, entryId),
          kind: 'task.updated' as const,
          project: locked.project,
          task: toTaskRef(task),
          changes,
        };
        const notify = quiet ? [] : await notifications.tell({ news, before, after: task }, tx);
        outbox.add({ ...news, notify }, tx);
        return { task, changed: true };
      }),

    async setDeleted(call, { task: before, fieldVersions, project, entryId }, deleted, tx) {
      const at = timeOfEntry(entryId);
      const deletedAt = deleted ? at.toISOString() : null;
      const task = nextVersion(before, { ...before, deletedAt }, at);
      tasks.update(before, task, fieldVersions, tx);
      const kind = deleted ? ('task.deleted' as const) : ('task.restored' as const);
      const news = { ...entryHead(call, at, entryId), kind, project, task: toTaskRef(task) };
      const notify = await notifications.tell({ news, before, after: task }, tx);
      outbox.add({ ...news, notify }, tx);
      return task;
    },
  };
}

export function toTaskRef({ id, number, key, title, version }: Task): TaskRef {
  return { id, number, key, title, version };
}
