import { vi } from 'vitest';
import { queryDatabase } from './database.ts';
import type { GatedSystem } from './gated-system.ts';
import { scanTable } from './tables.ts';

const SETTLE_LIMIT_MS = 30_000;

/** A change that task-api has said yes to, and whom it is to be mailed to. */
export interface AcceptedChange {
  readonly requestId: string;
  readonly recipientId: string;
}

export interface Counts {
  /** Changes that were accepted. */
  readonly sent: number;
  /** Of these, those that are in the log. */
  readonly logged: number;
  /** Mails of these that SES took, a repeated one once. */
  readonly mailed: number;
  readonly lost: number;
  readonly repeated: number;
}

interface LoggedChange {
  readonly sk: string;
  readonly kind: string;
  readonly request: { readonly id: string };
}

/** What has become of changes by now, each of which is an update of one task. */
export async function countMails(system: GatedSystem, changes: readonly AcceptedChange[]): Promise<Counts> {
  const { dynamodb, tables } = system.stack().endpoints();
  const log = (await scanTable(dynamodb, tables.log)) as unknown as readonly LoggedChange[];
  const updates = log.filter(({ kind }) => kind === 'task.updated');
  const entries = new Map(updates.map(({ request, sk }) => [request.id, sk]));
  const copies = changes.map(({ requestId, recipientId }) => {
    const entry = `${entries.get(requestId)}/${recipientId}`;
    return system.ses.sent.filter((mail) => mail.entry === entry).length;
  });
  const mailed = copies.filter((each) => each > 0).length;
  return {
    sent: changes.length,
    logged: changes.filter(({ requestId }) => entries.has(requestId)).length,
    mailed,
    lost: changes.length - mailed,
    repeated: copies.reduce((sum, each) => sum + each, 0) - mailed,
  };
}

/**
 * Waits until nothing is under way any more, from the outbox to mail-fn, and says what became of changes. What
 * still is after a time counts as lost.
 */
export async function countMailsAtRest(
  system: GatedSystem,
  changes: readonly AcceptedChange[],
): Promise<Counts> {
  const isSettled = async () => (await countMails(system, changes)).lost === 0 && (await isAtRest(system));
  await vi.waitUntil(isSettled, { timeout: SETTLE_LIMIT_MS, interval: 100 }).catch(() => undefined);
  return countMails(system, changes);
}

/** Whether nothing waits in the outbox, nor before mail-fn. */
async function isAtRest(system: GatedSystem): Promise<boolean> {
  const { database } = system.stack().endpoints();
  const waiting = await queryDatabase(database, 'SELECT FROM outbox LIMIT 1');
  return waiting.length === 0 && system.events('pending').length === 0;
}

/** For whoever reads what the tests print. */
export function printCounts(of: string, counts: Counts): void {
  process.stdout.write(`${of}: ${JSON.stringify(counts)}\n`);
}
