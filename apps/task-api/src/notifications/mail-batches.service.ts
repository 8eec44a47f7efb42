import type { Task } from '@baton/dto';
import { type Digest, SYSTEM_ACTOR } from '@baton/log-schema';
import type { Tracing } from '@baton/tracing';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import { type Database, fromDatabaseError, type Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailPreferencesRepository } from '../preferences/index.ts';
import type { GetUnsubscribeTokens } from '../unsubscribe/index.ts';
import type { Present } from './as-of-now.ts';
import { type BatchOutcome, outcomeOf } from './batch-outcome.ts';
import { toDigest, toMails } from './digest.ts';
import type {
  MailBatch,
  MailBatchesRepository,
  PendingNotification,
  Settled,
} from './mail-batches.repository.ts';
import { peopleIn } from './people-in.ts';

/** How many notifications one digest sums up, so that none meets a time limit; the tasks of more are in another. */
const SUMMED_UP = 1_000;

/** When one that could not be told is tried again. */
const PUT_OFF_MS = 60_000;

/** As they are now; those that are gone are missing. */
export type FindTasks = (taskIds: readonly string[], tx: Tx) => Promise<Task[]>;

export interface MailBatchesService {
  /**
   * Tells what one batch holds that is due, by the membership and the wishes of now, in one transaction. One that
   * fails is put off, so that it holds up no other. False when none is due, or others are at it.
   */
  readonly tellNext: () => Promise<boolean>;
}

export function createMailBatchesService(deps: {
  transaction: Database['transaction'];
  batches: MailBatchesRepository;
  findTasks: FindTasks;
  preferences: MailPreferencesRepository;
  getTokens: GetUnsubscribeTokens;
  outbox: OutboxRepository;
  tracing: Tracing;
  logger: Logger;
  now: () => Date;
}): MailBatchesService {
  const { transaction, batches, findTasks, preferences, getTokens, outbox, tracing, logger, now } = deps;

  async function readPresent(pending: readonly PendingNotification[], tx: Tx): Promise<Present> {
    const items = pending.map(({ item }) => item);
    const tasks = await findTasks([...new Set(items.map(({ task }) => task.id))], tx);
    const people = new Set(peopleIn(items).map(({ id }) => id));
    const names = await batches.namesOf([...people], tx);
    return { tasks: new Map(tasks.map((task) => [task.id, task])), names };
  }

  /** @param trace what the digest belongs to: the job that tells it, and none of the requests that it sums up */
  async function tell(batch: MailBatch, trace: string | undefined, tx: Tx): Promise<void> {
    const at = now();
    const { userId, project } = batch;
    const readers = await preferences.findReaders(project.id, [userId], tx);
    const reader = readers.find(({ id }) => id === userId);
    const pending = await batches.pendingOf(batch, SUMMED_UP, tx);
    const present = await readPresent(pending, tx);
    const { mail, dropped, dueAt } = outcomeOf(pending, reader, present, at);
    const settled = Array.from(dropped, ([entryId, why]): Settled => ({ entryId, dropped: why }));
    if (mail && reader) {
      const tokens = await getTokens(tx);
      const call = callOf(mail, trace);
      const digests = toMails(mail.items).map((items) =>
        toDigest(entryHead(call, at), { project, reader, reason: mail.reason, items }, tokens),
      );
      settled.push(...mail.entryIds.flatMap((entryId) => toldBy(entryId, digests)));
      outbox.addAll(digests, tx);
    }
    if (settled.length > 0) await batches.settle(batch, settled, at, tx);
    if (dueAt) await batches.moveTo(batch, dueAt, tx);
    else await batches.close(batch, tx);
  }

  async function tracedTell(batch: MailBatch, tx: Tx): Promise<void> {
    const span = tracing.start('JOB mail-batches', { kind: 'internal' });
    let failed = true;
    try {
      await tell(batch, span.traceparent, tx);
      failed = false;
    } finally {
      span.end({ failed });
    }
  }

  return {
    async tellNext() {
      const claimed: { batch?: MailBatch } = {};
      try {
        return await transaction(async (tx) => {
          const batch = await batches.claim(now(), tx);
          if (!batch) return false;
          claimed.batch = batch;
          await tracedTell(batch, tx);
          return true;
        });
      } catch (error) {
        const { batch } = claimed;
        if (!batch) throw error;
        await batches.moveTo(batch, new Date(now().getTime() + PUT_OFF_MS));
        const level = fromDatabaseError(error) === error ? 'error' : 'warn';
        const { userId, project } = batch;
        logger[level]({ err: error, userId, projectId: project.id }, 'mails could not be told, put off');
        return true;
      }
    },
  };
}

/** By the first of the digests that says it; what none has room for is told by the number of tasks in the first. */
function toldBy(entryId: string, digests: readonly Digest[]): Settled[] {
  const digest =
    digests.find(({ items }) => items.some(({ entryIds }) => entryIds.includes(entryId))) ?? digests[0];
  return digest ? [{ entryId, digestId: digest.id }] : [];
}

/** Of the one who did all of it, else of the system. */
function callOf({ items }: NonNullable<BatchOutcome['mail']>, trace: string | undefined): Call {
  const actors = new Map(items.flatMap((item) => item.actors.map((actor) => [actor.id, actor])));
  const [only, ...others] = actors.values();
  const { id, name } = only && others.length === 0 ? only : SYSTEM_ACTOR;
  return {
    actor: { sub: id, name, locale: 'en' },
    request: { id: uuidv7(), method: 'JOB', path: 'mail-batches', ...(trace !== undefined && { trace }) },
  };
}
