import type { Task } from '@baton/dto';
import type { Digest, DigestItem, OutboxEntry, ProjectRef } from '@baton/log-schema';
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
import { createDigests, type ToldItem } from './task-digests.ts';

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
    changes: readonly LoggedChange[],
    { id: projectId }: ProjectRef,
    actorId: string,
    tx: Tx,
  ): Promise<ToldItem[]> {
    const states = await watchers.statesOf(
      changes.map(({ change }) => change.after.id),
      tx,
    );
    const concerned = changes.map(({ change, item }) => ({
      item,
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
        const planned = tasks.map((locked) => planChange(locked, decide(locked.task)));
        const changes = planned.filter((change) => change !== undefined);
        if (changes.length > 0) {
          await batches.update(changes, tx);
          const logged = changes.map((change): LoggedChange & { entry: OutboxEntry } => {
            const head = entryHead(call, change.at, change.entryId);
            const body = toEntryBody(change);
            const told = { entryIds: [head.id], actors: [head.actor], at: head.at };
            return {
              change,
              entry: { ...head, ...body, project, notify: [], bulkId },
              item:
                body.kind === 'task.deleted'
                  ? { what: 'deleted', task: body.task, ...told }
                  : { what: 'updated', task: body.task, changes: body.changes, ...told },
            };
          });
          await outbox.addAll(
            logged.map(({ entry }) => entry),
            tx,
          );
          if (!quiet) digests.add(await address(logged, project, call.actor.sub, tx));
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

/** A change with what digests say of it. */
interface LoggedChange {
  readonly change: PlannedChange;
  readonly item: DigestItem;
}

function toEntryBody({ before, after, changes }: PlannedChange) {
  const task = toTaskRef(after);
  const isDeleted = before.deletedAt === null && after.deletedAt !== null;
  return isDeleted
    ? ({ kind: 'task.deleted', task } as const)
    : ({ kind: 'task.updated', task, changes } as const);
}
