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
import { type DigestItem, toDigests } from './task-digests.ts';

export interface BatchOptions {
  readonly call: Call;
  readonly project: ProjectRef;
  readonly tasks: readonly BatchTask[];
  /** Mails nobody. */
  readonly quiet: boolean;
}

/**
 * Stores what `decide` makes of many locked tasks of a project, where that differs. Each change has its version
 * and an entry of its own that mails nobody; everybody concerned gets one digest. Gives the tasks in the order
 * that they came in.
 */
export type ChangeBatch = (
  options: BatchOptions,
  decide: (task: Task) => Task,
  tx: Tx,
) => Promise<TaskOutcome[]>;

/** What all entries of one batch have in common. */
interface Batch {
  readonly call: Call;
  readonly at: Date;
  readonly project: ProjectRef;
  readonly bulkId: string;
}

export function createChangeBatch(deps: {
  batches: TaskBatchRepository;
  members: MembersRepository;
  watchers: WatchersRepository;
  outbox: OutboxRepository;
}): ChangeBatch {
  const { batches, members, watchers, outbox } = deps;

  async function digest({ call, at, project, bulkId }: Batch, changes: readonly PlannedChange[], tx: Tx) {
    const states = await watchers.statesOf(
      changes.map(({ after }) => after.id),
      tx,
    );
    const concerned = changes.map((change) => ({
      item: toItem(change),
      reasons: concernedBy(
        { before: change.before, after: change.after },
        states.get(change.after.id) ?? new Map(),
        call.actor.sub,
      ),
    }));
    const ids = new Set(concerned.flatMap(({ reasons }) => [...reasons.keys()]));
    if (ids.size === 0) return [];
    const users = await members.findUsers(project.id, [...ids], tx);
    const told = concerned.map(({ item, reasons }) => ({ item, recipients: toRecipients(reasons, users) }));
    return toDigests(told).map(({ recipient, total, items }): Digest => ({
      ...entryHead(call, at),
      kind: 'digest',
      project,
      bulkId,
      notify: [recipient],
      total,
      items,
    }));
  }

  return async ({ call, project, tasks, quiet }, decide, tx) => {
    const batch: Batch = { call, at: new Date(), project, bulkId: uuidv7() };
    const planned = tasks.map((locked) => planChange(locked, decide(locked.task), batch.at));
    const changes = planned.filter((change) => change !== undefined);
    if (changes.length > 0) {
      await batches.update(changes, tx);
      const entries = changes.map((change) => toEntry(batch, toItem(change)));
      await outbox.addAll([...entries, ...(quiet ? [] : await digest(batch, changes, tx))], tx);
    }
    return tasks.map(({ task }, index) => ({
      task: planned[index]?.after ?? task,
      changed: planned[index] !== undefined,
    }));
  };
}

function toItem({ before, after, changes }: PlannedChange): DigestItem {
  const task = toTaskRef(after);
  const isDeleted = before.deletedAt === null && after.deletedAt !== null;
  return isDeleted ? { what: 'deleted', task } : { what: 'updated', task, changes };
}

function toEntry({ call, at, project, bulkId }: Batch, item: DigestItem): OutboxEntry {
  const entry = { ...entryHead(call, at), project, task: item.task, notify: [], bulkId };
  return item.what === 'deleted'
    ? { ...entry, kind: 'task.deleted' }
    : { ...entry, kind: 'task.updated', changes: item.changes };
}
