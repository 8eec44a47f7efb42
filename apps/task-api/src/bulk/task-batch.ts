import type { Task } from '@baton/dto';
import type { ProjectRef } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { BeginBulkNews, TaskEvent } from '../notifications/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import { planChange, type PlannedChange, type TaskOutcome, toTaskRef } from '../tasks/index.ts';
import type { BatchTask, TaskBatchRepository } from './task-batch.repository.ts';

export interface BatchOptions {
  readonly call: Call;
  readonly project: ProjectRef;
  /** Mails nobody. */
  readonly quiet: boolean;
}

/** Changes of many tasks of a project in one transaction, with one `bulkId`. */
export interface TaskBatch {
  /**
   * Stores what `decide` makes of locked tasks, where that differs. Each change has its version and an entry of
   * its own that mails nobody. Gives the tasks in the order that they came in.
   */
  readonly change: (
    tasks: readonly BatchTask[],
    decide: (task: Task) => Task,
    tx: Tx,
  ) => Promise<TaskOutcome[]>;
  /** Tells everybody concerned of all that was changed, in one mail each. Comes last. */
  readonly tell: (tx: Tx) => Promise<void>;
}

export type BeginBatch = (options: BatchOptions) => TaskBatch;

export function createBeginBatch(deps: {
  batches: TaskBatchRepository;
  beginBulkNews: BeginBulkNews;
  outbox: OutboxRepository;
}): BeginBatch {
  const { batches, beginBulkNews, outbox } = deps;
  return ({ call, project, quiet }) => {
    const bulkId = uuidv7();
    const news = beginBulkNews({ call, at: new Date(), project, bulkId });

    function toEvent(change: PlannedChange): TaskEvent {
      const { before, after, at, entryId } = change;
      const head = entryHead(call, at, entryId);
      return { news: { ...head, ...toBody(change), project, bulkId }, before, after };
    }

    return {
      async change(tasks, decide, tx) {
        const planned = tasks.map((locked) => planChange(locked, decide(locked.task)));
        const changes = planned.filter((change) => change !== undefined);
        if (changes.length > 0) {
          await batches.update(changes, tx);
          const events = changes.map(toEvent);
          outbox.addAll(
            events.map((event) => ({ ...event.news, notify: [] })),
            tx,
          );
          if (!quiet) await news.add(events, tx);
        }
        return tasks.map(({ task }, index) => ({
          task: planned[index]?.after ?? task,
          changed: planned[index] !== undefined,
        }));
      },

      tell: news.tell,
    };
  };
}

function toBody({ before, after, changes }: PlannedChange) {
  const task = toTaskRef(after);
  const isDeleted = before.deletedAt === null && after.deletedAt !== null;
  return isDeleted
    ? ({ kind: 'task.deleted', task } as const)
    : ({ kind: 'task.updated', task, changes } as const);
}
