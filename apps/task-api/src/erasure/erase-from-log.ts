import { setTimeout as delay } from 'node:timers/promises';
import type { HousekeepingJob } from '../housekeeping/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Erasure, ErasuresRepository } from './erasures.repository.ts';
import { forget } from './forget.ts';
import type { MailErasureRepository } from './mail-erasure.repository.ts';
import type { LoggedChangesRepository } from './logged-changes.repository.ts';

/** Entries that one step looks at, of a few kilobytes at most as a rule. */
const PAGE = 250;

/** Comments that one statement takes a name out of. */
const COMMENTS_A_STATEMENT = 500;

/** Entries of the queue that one statement reads. */
const QUEUED_A_STATEMENT = 500;

/** Less than every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Between two steps, so that reading a large log leaves its table to others. Milliseconds. */
const PAUSE_MS = 200;

/** What waits then goes on in the next round, so that it keeps no other job waiting for long. Milliseconds. */
const RUN_LIMIT_MS = 15 * 60_000;

interface Step {
  /** Entries that were rewritten. */
  readonly rewritten: number;
  /** False when nothing is due that no other process is at. */
  readonly isTaken: boolean;
}

/**
 * Makes the log forget deleted accounts: takes the person out of what waits to be mailed, of which more gets
 * there, then reads the log whole, a page a step, and rewrites the entries that name them. Each step is a
 * transaction that keeps where to go on; a page that was cut off is read again, which does no harm. Of all
 * processes one is at a page. Gives how many entries were rewritten. See decision 033.
 */
export function createEraseFromLog(deps: {
  transaction: Database['transaction'];
  erasures: ErasuresRepository;
  mails: MailErasureRepository;
  log: LoggedChangesRepository;
  /** Milliseconds. */
  pause?: number;
}): HousekeepingJob {
  const { transaction, erasures, mails, log, pause = PAUSE_MS } = deps;

  async function takeStep(): Promise<Step> {
    return transaction(async (tx) => {
      const erasure = await erasures.claim(tx);
      if (!erasure) return { rewritten: 0, isTaken: false };
      if (!erasure.isQueueForgotten) {
        await forgetInQueue(erasure, tx);
        await erasures.setQueueForgotten(erasure.id, tx);
        return { rewritten: 0, isTaken: true };
      }
      if (erasure.position === null) await forgetInDatabase(erasure, tx);
      const { changes, next } = await log.page(erasure.position, PAGE, erasure.until);
      const forgotten = changes
        .map((change) => forget(change, erasure))
        .filter((change, n) => change !== changes[n]);
      await log.replace(forgotten);
      if (next) await erasures.advance(erasure.id, next, tx);
      else await erasures.finish(erasure.id, tx);
      return { rewritten: forgotten.length, isTaken: true };
    });
  }

  async function forgetInQueue(erasure: Erasure, tx: Tx): Promise<void> {
    await mails.removeOf(erasure.id, tx);
    let after = FIRST_ID;
    for (;;) {
      const queued = await mails.queuedNaming(erasure.id, { after, limit: QUEUED_A_STATEMENT }, tx);
      const last = queued.at(-1);
      if (!last) return;
      await mails.replaceQueued(
        queued.map(({ entryId, item }) => ({ entryId, item: forget(item, erasure) })),
        tx,
      );
      after = last.entryId;
    }
  }

  async function forgetInDatabase(erasure: Erasure, tx: Tx): Promise<void> {
    for (const entry of await erasures.refusedEntries(tx)) {
      const forgotten = forget(entry, erasure);
      if (forgotten !== entry) await erasures.replaceRefused(forgotten, tx);
    }
    let comments: number;
    do comments = await erasures.forgetMentions(erasure.id, COMMENTS_A_STATEMENT, tx);
    while (comments === COMMENTS_A_STATEMENT);
  }

  return {
    name: 'erase-from-log',
    async run(stopping) {
      const ending = AbortSignal.any([stopping, AbortSignal.timeout(RUN_LIMIT_MS)]);
      let rewritten = 0;
      while (!ending.aborted) {
        const step = await takeStep();
        if (!step.isTaken) break;
        rewritten += step.rewritten;
        await delay(pause, undefined, { signal: ending }).catch(() => undefined);
      }
      return rewritten;
    },
  };
}
