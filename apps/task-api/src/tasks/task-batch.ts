import type { Task } from '@baton/dto';
import type { Digest, OutboxEntry, ProjectRef } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { MembersRepository } from '../members/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import { advanceFieldVersions } from './field-versions.ts';
import { concernedBy, toRecipients } from './recipients.ts';
import type { BatchChange, BatchTask, TaskBatchRepository } from './task-batch.repository.ts';
import { type TaskOutcome, toTaskRef } from './task-changes.ts';
import { diffTask } from './task-diff.ts';
import { type DigestItem, toDigests } from './task-digests.ts';
import { reopenUnlessComplete } from './task-patch.ts';

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

interface PlannedChange extends BatchChange {
  readonly item: DigestItem;
}

export function createChangeBatch(deps: {
  batches: TaskBatchRepository;
  members: MembersRepository;
  watchers: WatchersRepository;
  outbox: OutboxRepository;
}): ChangeBatch {
  const { batches, members, watchers, outbox } = deps;

  async function toDigestEntries(
    head: Omit<Digest, 'id' | 'kind' | 'notify' | 'total' | 'items'>,
    changes: readonly PlannedChange[],
    tx: Tx,
  ): Promise<Digest[]> {
    const states = await watchers.statesOf(
      changes.map(({ after }) => after.id),
      tx,
    );
    const concerned = changes.map(({ before, after, item }) => ({
      item,
      reasons: concernedBy({ before, after }, states.get(after.id) ?? new Map(), head.actor.id),
    }));
    const ids = new Set(concerned.flatMap(({ reasons }) => [...reasons.keys()]));
    if (ids.size === 0) return [];
    const users = await members.findUsers(head.project.id, [...ids], tx);
    return toDigests(
      concerned.map(({ item, reasons }) => ({ item, recipients: toRecipients(reasons, users) })),
    ).map(({ recipient, total, items }) => ({
      ...head,
      id: uuidv7(),
      kind: 'digest',
      notify: [recipient],
      total,
      items,
    }));
  }

  return async ({ call, project, tasks, quiet }, decide, tx) => {
    const at = new Date();
    const planned = tasks.map((locked) => plan(locked, decide(locked.task), at));
    const changes = planned.filter((change) => change !== undefined);
    if (changes.length > 0) {
      await batches.update(changes, tx);
      const bulkId = uuidv7();
      const entries = changes.map(({ item }) => toEntry(call, at, { project, bulkId, item }));
      const { id: _id, ...head } = entryHead(call, at);
      const digests = quiet ? [] : await toDigestEntries({ ...head, project, bulkId }, changes, tx);
      await outbox.addAll([...entries, ...digests], tx);
    }
    return tasks.map(({ task }, index) => ({
      task: planned[index]?.after ?? task,
      changed: planned[index] !== undefined,
    }));
  };
}

function plan({ task, fieldVersions }: BatchTask, decided: Task, at: Date): PlannedChange | undefined {
  const reopened = reopenUnlessComplete(decided);
  const changes = diffTask(task, reopened);
  const isDeleted = task.deletedAt === null && decided.deletedAt !== null;
  if (changes.length === 0 && !isDeleted) return undefined;
  const after: Task = { ...reopened, version: task.version + 1, updatedAt: at.toISOString() };
  const ref = toTaskRef(after);
  return {
    before: task,
    after,
    fieldVersions: advanceFieldVersions(fieldVersions, changes, after),
    item: isDeleted ? { what: 'deleted', task: ref } : { what: 'updated', task: ref, changes },
  };
}

function toEntry(
  call: Call,
  at: Date,
  { project, bulkId, item }: { project: ProjectRef; bulkId: string; item: DigestItem },
): OutboxEntry {
  const entry = { ...entryHead(call, at), project, task: item.task, notify: [], bulkId };
  return item.what === 'deleted'
    ? { ...entry, kind: 'task.deleted' }
    : { ...entry, kind: 'task.updated', changes: item.changes };
}
