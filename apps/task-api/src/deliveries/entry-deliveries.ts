import type { EntryDelivery } from '@baton/dto';
import type { Delivery, LogEntry } from '@baton/log-schema';
import type { DeliveryRef } from './ledger.repository.ts';
import type { ToldLater } from './told.repository.ts';

/** An entry with all who are told of it. */
export interface ToldEntry {
  readonly entry: Extract<LogEntry, { notify: unknown }>;
  readonly later: readonly ToldLater[];
}

/** The mails by which people are told of it, as the ledger names them. */
export function mailsOf({ entry, later }: ToldEntry): DeliveryRef[] {
  return [
    ...entry.notify.map(({ id }) => ({ entryId: entry.id, userId: id })),
    ...later.flatMap(({ digestId, userId }) => (digestId === null ? [] : { entryId: digestId, userId })),
  ];
}

/**
 * How far each of these mails is, by the name of its reader.
 * @param ledger those of them that mail-fn has begun with; the others are on their way to it
 */
export function entryDeliveries(
  { entry, later }: ToldEntry,
  ledger: readonly Delivery[],
  names: ReadonlyMap<string, string>,
): EntryDelivery[] {
  const mails = new Map(ledger.map((mail) => [`${mail.pk} ${mail.sk}`, mail]));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const mailTo = (userId: string, mailEntryId: string, since: string) => {
    const mail = mails.get(`${mailEntryId} ${userId}`);
    return {
      state: mail?.state ?? 'queued',
      at: mail?.updatedAt ?? since,
      attempts: mail?.attempts ?? 0,
      error: mail?.error ?? null,
      mailEntryId,
    } as const;
  };
  const unsent = { attempts: 0, error: null, mailEntryId: null } as const;

  const now = entry.notify.map(({ id, reason }): EntryDelivery => ({
    user: person(id),
    reason,
    together: false,
    dueAt: null,
    dropped: null,
    ...mailTo(id, entry.id, entry.at),
  }));
  const withOthers = later.map(({ userId, reason, digestId, ...told }): EntryDelivery => {
    const { dropped, dueAt, createdAt, settledAt } = told;
    const base = { user: person(userId), reason, together: true, dropped, dueAt };
    if (digestId !== null) return { ...base, ...mailTo(userId, digestId, settledAt ?? createdAt) };
    if (dropped !== null) return { ...base, ...unsent, state: 'dropped', at: settledAt ?? createdAt };
    return { ...base, ...unsent, state: 'waiting', at: createdAt };
  });
  return [...now, ...withOthers].sort(byName);
}

function byName({ user: a }: EntryDelivery, { user: b }: EntryDelivery): number {
  return a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1;
}
