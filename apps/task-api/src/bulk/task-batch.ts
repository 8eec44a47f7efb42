import type { Task } from '@baton/dto';
import type { Digest, OutboxEntry, ProjectRef } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { MembersRepository } from '../members/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import {
  concernedBy,
  planChange,
  type PlannedChange,
  type TaskOutcome,
  toRecipients,
  toTaskRef,
} from '../tasks/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import type { BatchTask, TaskBatchRepository } from './task-batch.repository.ts';
import { createDigests, type DigestItem, type ToldItem } from './task-digests.ts';

export interface BatchOptions {
  readonly call: Call;
  readonly project: ProjectRef;
  /** Mails nobody. */
  readonly quiet: boolean;
}

/** Changes of many tasks of a project in one transaction, all of one time and with one `bulkId`. */
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
  /** Tells everybody concerned of all that was changed, in one digest each. Comes last. */
  readonly tell: (tx: Tx) => Promise<void>;
}

export type BeginBatch = (options: BatchOptions) => TaskBatch;

export function createBeginBatch(deps: {
  batches: TaskBatchRepository;
  members: MembersRepository;
  watchers: WatchersRepository;
  outbox: OutboxRepository;
}): BeginBatch {
  const { batches, members, watchers, outbox } = deps;

  /** What each change says to whom. */
  async function address(
    changes: readonly PlannedChange[],
    { id: projectId }: ProjectRef,
    actorId: string,
    tx: Tx,
  ): Promise<ToldItem[]> {
    const states = await watchers.statesOf(
      changes.map(({ after }) => after.id),
      tx,
    );
    const concerned = changes.map((change) => ({
      item: toItem(change),
      reasons: concernedBy(
        { before: change.before, after: change.after },
        states.get(change.after.id) ?? new Map(),
        actorId,
      ),
    }));
    const ids = new Set(concerned.flatMap(({ reasons }) => [...reasons.keys()]));
    if (ids.size === 0) return [];
    const users = await members.findUsers(projectId, [...ids], tx);
    return concerned.map(({ item, reasons }) => ({ item, recipients: toRecipients(reasons, users) }));
  }

  return ({ call, project, quiet }) => {
    const [at, bulkId] = [new Date(), uuidv7()];
    const digests = createDigests();
    return {
      async change(tasks, decide, tx) {
        const planned = tasks.map((locked) => planChange(locked, decide(locked.task), at));
        const changes = planned.filter((change) => change !== undefined);
        if (changes.length > 0) {
          await batches.update(changes, tx);
          const entries = changes.map((change): OutboxEntry => ({
            ...entryHead(call, at),
            ...toEntryBody(toItem(change)),
            project,
            notify: [],
            bulkId,
          }));
          await outbox.addAll(entries, tx);
          if (!quiet) digests.add(await address(changes, project, call.actor.sub, tx));
        }
        return tasks.map(({ task }, index) => ({
          task: planned[index]?.after ?? task,
          changed: planned[index] !== undefined,
        }));
      },

      async tell(tx) {
        const entries = digests.all().map(({ recipient, total, items }): Digest => ({
          ...entryHead(call, at),
          kind: 'digest',
          project,
          bulkId,
          notify: [recipient],
          total,
          items,
        }));
        if (entries.length > 0) await outbox.addAll(entries, tx);
      },
    };
  };
}

function toItem({ before, after, changes }: PlannedChange): DigestItem {
  const task = toTaskRef(after);
  const isDeleted = before.deletedAt === null && after.deletedAt !== null;
  return isDeleted ? { what: 'deleted', task } : { what: 'updated', task, changes };
}

function toEntryBody(item: DigestItem) {
  return item.what === 'deleted'
    ? ({ kind: 'task.deleted', task: item.task } as const)
    : ({ kind: 'task.updated', task: item.task, changes: item.changes } as const);
}
