import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type AcceptedChange, startChangeLoad } from './load/change-load.ts';
import { createLoadTeam } from './load/load-team.ts';
import type { Scenario } from './scenario.ts';
import { startChaosSystem } from './system/chaos-system.ts';
import { judge, type Verdict } from './verdict.ts';

const TASKS = 60;

/** What has failed for minutes is tried again after a minute, and a lease lasts one. */
const STILL_LIMIT_MS = 150_000;

export interface Report {
  readonly verdict: Verdict;
  /** Answers that were no success, by their status. */
  readonly refused: Readonly<Record<string, number>>;
  readonly unanswered: number;
  /** How long after a blow a change that was sent since was accepted, in milliseconds; null without a blow. */
  readonly recovery: { readonly median: number; readonly most: number } | null;
  /** From the end of the load until the last mail, in milliseconds. */
  readonly drainedMs: number;
  /** What must not be, in sentences; empty when all is well. */
  readonly faults: readonly string[];
}

/** Runs a scenario on a system of its own, under load, and counts what has become of each accepted change. */
export async function runScenario(
  scenario: Scenario,
  options: { readonly seconds: number; readonly seed: number; readonly say: (sentence: string) => void },
): Promise<Report> {
  const { seconds, seed, say } = options;
  await using cleanup = new AsyncDisposableStack();
  const prepared = await scenario.prepare?.();
  cleanup.defer(() => prepared?.dispose());
  const system = await startChaosSystem(prepared);
  cleanup.defer(() => system.close());
  const team = await createLoadTeam(system, TASKS);

  const generator = xoroshiro128plus(seed);
  const blows: number[] = [];
  const faults: string[] = [];
  const load = startChangeLoad(team, scenario.changesASecond);
  await scenario.run({
    system,
    team,
    seconds,
    random: () => uniformFloat64(generator),
    struck: () => void blows.push(performance.now()),
    say,
    fault: (sentence) => void faults.push(sentence),
  });
  await load.stop();
  const { result } = load;
  const { verdict, drainedMs } = await judge(system, team, result, STILL_LIMIT_MS);
  return {
    verdict,
    refused: Object.fromEntries(result.refused),
    unanswered: result.unanswered.length,
    recovery: recoveryOf(blows, result.accepted),
    drainedMs: Math.round(drainedMs),
    faults: [
      ...(verdict.sent === 0 ? ['nothing was accepted'] : []),
      ...(verdict.lost > 0 ? [`${verdict.lost} lost`] : []),
      ...(verdict.misordered > 0 ? [`${verdict.misordered} out of order in the log`] : []),
      ...faults,
      ...(scenario.faults?.(verdict, result) ?? []),
    ],
  };
}

function recoveryOf(blows: readonly number[], accepted: readonly AcceptedChange[]): Report['recovery'] {
  const times = blows
    .map((blow) => {
      const since = accepted.filter(({ sentAt }) => sentAt >= blow).map(({ answeredAt }) => answeredAt);
      return Math.round(Math.min(...since) - blow);
    })
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (times.length === 0) return null;
  return { median: times[Math.floor(times.length / 2)] as number, most: times.at(-1) as number };
}
