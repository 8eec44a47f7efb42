import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answered, askInTurn, flood, p99, served, type Target } from '../load/flood.ts';
import type { Scenario } from '../scenario.ts';

/** As many as are worked on, so that none waits. */
const AT_ONCE = 8;
const MEASURE_S = 10;
const SLOWER = 3;
const RECOVERY_LIMIT_MS = 5_000;
const GROWTH = 1.25;

function memoryMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1_024;
}

/** How long until requests are served again as fast as without load. */
async function recover(target: Target, limitMs: number): Promise<number> {
  const from = performance.now();
  for (;;) {
    const answers = await askInTurn(target, 1, 0.2);
    if (p99(answers) <= limitMs || performance.now() - from > 4 * RECOVERY_LIMIT_MS) {
      return performance.now() - from;
    }
  }
}

function countByStatus(answers: readonly Answered[]): Record<number, number> {
  const counts = Map.groupBy(answers, ({ status }) => status);
  return Object.fromEntries([...counts].map(([status, same]) => [status, same.length]));
}

export const overload: Scenario = {
  name: 'overload',
  about: 'one process of task-api is asked for lists twice as often as it can serve them',
  seconds: 180,
  changesASecond: 2,
  async run({ system, team, seconds, say, fault }) {
    const [member] = system.fleet.members;
    if (!member) throw new Error('there is no process of task-api');
    const target = {
      port: member.port,
      path: '/api/projects/LOAD/tasks?limit=50',
      token: team.owner.accessToken,
    };
    const pid = member.pid();

    await askInTurn(target, AT_ONCE, MEASURE_S);
    const capacity = served(await askInTurn(target, AT_ONCE, MEASURE_S)).length / MEASURE_S;
    const alone = p99(await askInTurn(target, 1, MEASURE_S));
    const unloaded = p99(await flood(target, capacity / 2, MEASURE_S));
    say(
      `${Math.round(capacity)} served a second; p99 ${alone.toFixed(1)} ms one by one, ` +
        `${unloaded.toFixed(1)} ms at half that rate`,
    );

    const flooding = flood(target, 2 * capacity, seconds);
    await delay(seconds * 250);
    const early = memoryMb(pid);
    const answers = await flooding;
    const late = memoryMb(pid);
    const recoveryMs = await recover(target, SLOWER * unloaded);
    const loaded = p99(answers);
    say(
      `at ${Math.round(answers.length / seconds)} a second for ${seconds} s: ${JSON.stringify(countByStatus(answers))}, ` +
        `p99 of served ${loaded.toFixed(1)} ms (${(loaded / unloaded).toFixed(1)} times), ` +
        `memory ${Math.round(early)} to ${Math.round(late)} MB, recovery ${Math.round(recoveryMs)} ms`,
    );
    const refused = answers.filter(({ status }) => status !== 200);
    const holds: readonly (readonly [boolean, string])[] = [
      [member.pid() === pid, 'task-api died'],
      [refused.every(({ status }) => status === 503 || status === 429), 'there were errors but 429 and 503'],
      [refused.every(({ retryAfter }) => retryAfter), 'a refusal had no Retry-After'],
      [loaded <= SLOWER * unloaded, `p99 of what was served grew by more than ${SLOWER}`],
      [late <= GROWTH * early, 'memory grew'],
      [recoveryMs <= RECOVERY_LIMIT_MS, 'recovery took more than 5 s'],
    ];
    for (const [held, sentence] of holds) if (!held) fault(sentence);
  },
};
