import { SYSTEM_ACTOR, type TaskPurged } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { entryHead, type OutboxRepository, timeOfEntry } from '../change-log/index.ts';
import type { HousekeepingJob } from '../housekeeping/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { TrashRepository } from './trash.repository.ts';

/** How long a task stays in the trash. */
const TRASH_DAYS = 30;

const BATCH = 100;

/** Removes tasks for good that have been in the trash for 30 days, also those of archived projects. */
export function createPurgeTrash(deps: {
  transaction: Database['transaction'];
  trash: TrashRepository;
  outbox: OutboxRepository;
}): HousekeepingJob {
  const { transaction, trash, outbox } = deps;
  const name = 'purge-trash';

  async function purgeBatch(call: Call): Promise<number> {
    return transaction(async (tx) => {
      const purged = await trash.purge(TRASH_DAYS, BATCH, tx);
      if (purged.length === 0) return 0;
      const entries = purged.map(({ entryId, ...each }): TaskPurged => ({
        ...entryHead(call, timeOfEntry(entryId), entryId),
        ...each,
        kind: 'task.purged',
        notify: [],
      }));
      outbox.addAll(entries, tx);
      return purged.length;
    });
  }

  return {
    name,
    async run(stopping) {
      const call: Call = {
        actor: { sub: SYSTEM_ACTOR.id, name: SYSTEM_ACTOR.name, locale: 'en' },
        request: { id: uuidv7(), method: 'JOB', path: name },
      };
      let purged = 0;
      let batch: number;
      do {
        batch = await purgeBatch(call);
        purged += batch;
      } while (batch === BATCH && !stopping.aborted);
      return purged;
    },
  };
}
