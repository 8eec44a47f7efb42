import * as z from 'zod';
import { LOG_ENTRY_VERSION } from './entry.ts';

type Loose = Readonly<Record<string, unknown>>;

/** What of any version an upgrade looks at. */
const versionedSchema = z.looseObject({ v: z.int() });
const firstSchema = z.looseObject({
  at: z.string(),
  actor: z.unknown().optional(),
  bulkId: z.unknown().optional(),
  notify: z.array(z.looseObject({})).optional(),
  items: z.array(z.looseObject({})).optional(),
});

/** From each version to the next one. */
const UPGRADES: Readonly<Record<number, (entry: Loose) => Loose>> = {
  1: fromFirst,
};

/**
 * An entry of any version ever released, in the shape of the latest one.
 * @throws ZodError when it says no version, or lacks what an upgrade needs
 */
export function upgrade(item: unknown): Loose {
  let entry: Loose = versionedSchema.parse(item);
  for (let version = Number(entry['v']); version < LOG_ENTRY_VERSION; version += 1) {
    const next = UPGRADES[version];
    if (!next) break;
    entry = { ...next(entry), v: version + 1 };
  }
  return entry;
}

/** Recipients had no time zone; the items of digests had the actor, the time and the entry of the whole. */
function fromFirst(item: Loose): Loose {
  const { notify, items, ...entry } = firstSchema.parse(item);
  const told = { entryIds: [entry.bulkId], actors: [entry.actor], at: entry.at };
  return {
    ...entry,
    ...(notify && { notify: notify.map((recipient) => ({ timeZone: 'UTC', ...recipient })) }),
    ...(items && { items: items.map((digestItem) => ({ ...told, ...digestItem })) }),
  };
}
