import { setTimeout as delay } from 'node:timers/promises';
import { queryDatabase } from '../stack/database.ts';
import { scanTable } from '../stack/tables.ts';
import type { LoadResult } from './load/change-load.ts';
import type { LoadTeam } from './load/load-team.ts';
import type { ChaosSystem } from './system/chaos-system.ts';

const LOOK_EVERY_MS = 1_000;

/** What has become of the changes that were accepted. */
export interface Verdict {
  /** Changes that were accepted. */
  readonly sent: number;
  /** Of these, those that are in PostgreSQL. */
  readonly stored: number;
  readonly logged: number;
  /** Those whose mail SES took, a repeated one once. */
  readonly mailed: number;
  /** Those that are missing from any of the three. */
  readonly lost: number;
  readonly repeated: number;
  /** Log entries of a task that do not follow the one before. */
  readonly misordered: number;
  /** Requests that got no answer and whose change was made all the same; who sent them finds it there. */
  readonly unansweredButMade: number;
  /** Reads that were answered, and of these, those that the log has an entry of. */
  readonly reads: number;
  readonly readsLogged: number;
}

interface LogItem {
  readonly kind: string;
  readonly sk: string;
  readonly request: { readonly id: string };
  readonly task?: { readonly id: string; readonly version: number };
}

/**
 * Waits until nothing is under way any more, and counts. What is missing is lost once no mail has come for so long:
 * a backlog takes its time on a busy machine.
 * @returns the counts, and the milliseconds that the last mail took from here
 */
export async function judge(
  system: ChaosSystem,
  team: LoadTeam,
  result: LoadResult,
  stillMs: number,
): Promise<{ verdict: Verdict; drainedMs: number }> {
  const from = performance.now();
  let lastMail = { at: from, mails: system.ses.sent.length };
  for (;;) {
    // A part may still be on its way back.
    if (await isAtRest(system).catch(() => false)) {
      const verdict = await count(system, team, result);
      if (verdict.lost === 0) return { verdict, drainedMs: performance.now() - from };
    }
    const mails = system.ses.sent.length;
    if (mails > lastMail.mails) lastMail = { at: performance.now(), mails };
    if (performance.now() - lastMail.at > stillMs) {
      return { verdict: await count(system, team, result), drainedMs: lastMail.at - from };
    }
    await delay(LOOK_EVERY_MS);
  }
}

async function isAtRest({ postgres, pendingEvents }: ChaosSystem): Promise<boolean> {
  const waiting = await queryDatabase(postgres.url, 'SELECT FROM outbox LIMIT 1');
  return waiting.length === 0 && pendingEvents() === 0;
}

async function count(system: ChaosSystem, { member }: LoadTeam, result: LoadResult): Promise<Verdict> {
  const { accepted, unanswered, reads } = result;
  // Past the gate, which a scenario may have left in disorder.
  const items = (await scanTable(system.dynamodb.gate.url, system.tables.log)) as unknown as LogItem[];
  const updates = items.filter(({ kind }) => kind === 'task.updated');
  const entryOf = new Map(updates.map(({ request, sk }) => [request.id, sk]));
  const versions = new Map(
    (
      await queryDatabase<{ id: string; version: number }>(
        system.postgres.url,
        'SELECT id, version FROM tasks',
      )
    ).map(({ id, version }) => [id, version]),
  );
  const copies = new Map<string, number>();
  for (const { entry } of system.ses.sent) copies.set(entry, (copies.get(entry) ?? 0) + 1);
  const copiesOf = (requestId: string) => copies.get(`${entryOf.get(requestId)}/${member.id}`) ?? 0;

  const isStored = accepted.map(({ taskId, version }) => version <= (versions.get(taskId) ?? 0));
  const isLogged = accepted.map(({ requestId }) => entryOf.has(requestId));
  const mails = accepted.map(({ requestId }) => copiesOf(requestId));
  const isWhole = accepted.map((_, index) => isStored[index] && isLogged[index] && mails[index]);
  const readEntries = new Set(
    items.filter(({ kind }) => kind === 'request.completed').map(({ request }) => request.id),
  );
  return {
    sent: accepted.length,
    stored: isStored.filter(Boolean).length,
    logged: isLogged.filter(Boolean).length,
    mailed: mails.filter(Boolean).length,
    lost: isWhole.filter((whole) => !whole).length,
    repeated: mails.reduce((sum, each) => sum + Math.max(0, each - 1), 0),
    misordered: countMisordered(updates),
    unansweredButMade: unanswered.filter((id) => entryOf.has(id)).length,
    reads: reads.length,
    readsLogged: reads.filter((id) => readEntries.has(id)).length,
  };
}

/** @param updates by task and, within one, in the order of the log */
function countMisordered(updates: readonly LogItem[]): number {
  const last = new Map<string, number>();
  let misordered = 0;
  for (const { task } of updates) {
    if (!task) continue;
    if (task.version <= (last.get(task.id) ?? 0)) misordered += 1;
    last.set(task.id, task.version);
  }
  return misordered;
}
