import type { Delivery, LogEntry } from '@baton/log-schema';
import type { Trace } from './trace.ts';

/** Something that happened, or is still to happen where it has no time. */
export interface Step {
  /** ISO 8601 in UTC. */
  readonly at: string | undefined;
  readonly what: string;
  /** Of the entry that it is, or that the mail is about. */
  readonly entryId: string;
  readonly detail: string;
}

/** The way of a request in the order of time; what is still to happen comes last. */
export function toSteps({ entries, deliveries }: Trace): Step[] {
  const names = new Map(
    entries.flatMap((entry) => ('notify' in entry ? entry.notify.map(({ id, name }) => [id, name]) : [])),
  );
  const steps = [
    ...entries.map(toEntryStep),
    ...deliveries.flatMap((delivery) => toMailSteps(delivery, names.get(delivery.sk) || delivery.sk)),
    ...waitingSteps(entries, deliveries),
  ];
  return steps.sort((a, b) => compare(a.at ?? '~', b.at ?? '~') || compare(a.entryId, b.entryId));
}

function toEntryStep(entry: LogEntry): Step {
  const { id: entryId, at, kind, request } = entry;
  const asked = `${request.method} ${request.path}, request ${request.id}`;
  return { at, what: kind, entryId, detail: `${summaryOf(entry)}: ${asked}` };
}

/** What is in it, by the names of fields and not by their values. */
function summaryOf(entry: LogEntry): string {
  switch (entry.kind) {
    case 'request.completed':
      return [entry.status, entry.code, `in ${entry.durationMs} ms`]
        .filter((part) => part !== undefined)
        .join(' ');
    case 'digest':
      return `${entry.total} in one mail`;
    case 'mails.resent':
      return `again, of ${entry.of.sk}`;
    case 'task.updated':
      return `${entry.task.key} ${entry.changes.map(({ field }) => field).join(', ')}`;
    default:
      return 'task' in entry ? entry.task.key : entry.project.key;
  }
}

function toMailSteps(delivery: Delivery, reader: string): Step[] {
  const { pk: entryId, state, reason, attempts, error } = delivery;
  const to = `to ${reader} (${reason})`;
  const steps: Step[] = [{ at: delivery.createdAt, what: 'mail begun', entryId, detail: to }];
  if (delivery.sentAt) {
    const detail = `${to}, SES ${delivery.messageId ?? 'without an id'}`;
    steps.push({ at: delivery.sentAt, what: 'mail sent', entryId, detail });
  }
  if (delivery.delayedAt) steps.push({ at: delivery.delayedAt, what: 'mail delayed', entryId, detail: to });
  if (state === 'sent' && delivery.sentAt) return steps;
  const tried = attempts === 1 ? 'at the first attempt' : `after ${attempts} attempts`;
  // Of a mail from before the ledger kept the time.
  const accepted = !delivery.sentAt && delivery.messageId ? `, SES ${delivery.messageId}` : '';
  const detail = [`${to}, ${tried}${accepted}`, error].filter((part) => part !== undefined).join(': ');
  return [...steps, { at: delivery.updatedAt, what: `mail ${state}`, entryId, detail }];
}

/** Mails that the log orders and that mail-fn has not begun with. */
function waitingSteps(entries: readonly LogEntry[], deliveries: readonly Delivery[]): Step[] {
  const begun = new Set(deliveries.map(({ pk, sk }) => `${pk} ${sk}`));
  return entries.flatMap((entry) => {
    if (!('notify' in entry) || entry.kind === 'mails.resent') return [];
    return entry.notify
      .filter(({ id }) => !begun.has(`${entry.id} ${id}`))
      .map(({ name, reason }) => ({
        at: undefined,
        what: 'mail queued',
        entryId: entry.id,
        detail: `to ${name} (${reason})`,
      }));
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
