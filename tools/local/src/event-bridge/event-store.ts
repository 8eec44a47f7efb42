import { mkdir, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import * as z from 'zod';
import { PARTIAL, writeFileAtomically } from './atomic-file.ts';
import type { BusEvent } from './pipe.ts';

/** Keeps a page of events from opening as many files at once. */
const OPEN_FILES = 16;

/** An event that was given up and why, in the fields of EventBridge's dead letters; those of SQS give no reason. */
export interface DeadLetter {
  readonly messageAttributes: {
    readonly RULE_ARN: string;
    readonly TARGET_ARN: string;
    readonly ERROR_CODE: string;
    readonly ERROR_MESSAGE: string;
    readonly EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts';
    readonly RETRY_ATTEMPTS: string;
  };
  readonly event: BusEvent;
}

/** A rule's events on disk: a file each in `pending/` or, when given up, in `dead-letters/`. */
export interface EventStore {
  put(event: BusEvent): Promise<void>;
  remove(id: string): Promise<void>;
  /** Moves an event from the pending ones to the dead letters; answers its file. */
  bury(letter: DeadLetter): Promise<string>;
  /** The events that an earlier run left; files that cannot be read go to `damaged/` and are reported. */
  pending(): Promise<BusEvent[]>;
}

const eventSchema = z.looseObject({
  id: z.uuid(),
  source: z.string(),
  'detail-type': z.string(),
  detail: z.looseObject({}),
});

export async function openEventStore(
  folder: string,
  report: (sentence: string) => void,
): Promise<EventStore> {
  const folders = {
    pending: join(folder, 'pending'),
    deadLetters: join(folder, 'dead-letters'),
    damaged: join(folder, 'damaged'),
  };
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true });
  const openFiles = pLimit(OPEN_FILES);
  const pendingFile = (id: string) => join(folders.pending, `${id}.json`);

  async function readPending(name: string): Promise<BusEvent | undefined> {
    const path = join(folders.pending, name);
    if (name.endsWith(PARTIAL)) {
      await rm(path);
      return undefined;
    }
    try {
      const event: unknown = eventSchema.parse(JSON.parse(await readFile(path, 'utf8')));
      return event as BusEvent;
    } catch (error) {
      const aside = join(folders.damaged, name);
      await rename(path, aside);
      report(`A pending event cannot be read (${(error as Error).name}) and will not be delivered: ${aside}`);
      return undefined;
    }
  }

  const store: EventStore = {
    put: (event) => openFiles(() => writeFileAtomically(pendingFile(event.id), JSON.stringify(event))),
    async remove(id) {
      try {
        // Not `rm`, which looks at the file first and blocks the process meanwhile.
        await unlink(pendingFile(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    },
    async bury(letter) {
      const path = join(folders.deadLetters, `${letter.event.id}.json`);
      await writeFileAtomically(path, `${JSON.stringify(letter, null, 2)}\n`);
      await store.remove(letter.event.id);
      return path;
    },
    async pending() {
      const names = await readdir(folders.pending);
      const events = await Promise.all(names.map((name) => openFiles(() => readPending(name))));
      return events.filter((event) => event !== undefined);
    },
  };
  return store;
}
