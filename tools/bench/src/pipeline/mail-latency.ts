import type { AccountResponse, Project, SessionResponse, Task } from '@baton/dto';
import getPort from 'get-port';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { quantile } from '../statistics/quantile.ts';
import { Caller } from './caller.ts';
import { startLocalSystem } from './local-system.ts';
import { startSesStub } from './ses-stub.ts';

const TASKS = 50;
const CHANGES_A_SECOND = 50;
const SECONDS = 60;
/** Starts the environments of mail-fn, and lets them compile what they run; cold starts are measured by themselves. */
const WARM_UP_S = 15;
const WARM_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 50;
/** What is under way when the last change is accepted has so long to arrive. */
const REST_MS = 5_000;
const PASSWORD = 'three lanterns by the sea';

interface Change {
  readonly requestId: string;
  readonly acceptedAt: number;
}

/**
 * The whole chain on one machine: task-api, relay, stream, bridge, mail-fn. From the answer to a change until SES has
 * the mail about it, while changes come at a steady rate however long each takes.
 */
export async function measureMailLatency(): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  chmodSync(home, 0o755);
  const ses = await startSesStub();
  const port = await getPort({ host: '127.0.0.1' });
  const system = await startLocalSystem('tools/local/src/main.ts', {
    BATON_HOME: home,
    PORT: String(port),
    INBOX_PORT: String(await getPort({ host: '127.0.0.1' })),
    SES_ENDPOINT: ses.url,
  });
  try {
    const { owner, tasks } = await shareTasks(`http://127.0.0.1:${port}`);
    const versions = tasks.map(() => 1);
    await untilMailed(await changeSteadily(owner, tasks, versions, WARM_UP_S), ses.arrivals);
    const changes = await changeSteadily(owner, tasks, versions, SECONDS);
    const backlogs = [1 / 3, 2 / 3, 1].map((part) => waitingAt(part, changes, ses.arrivals));
    await delay(REST_MS);
    const latencies = changes.flatMap(({ requestId, acceptedAt }) => {
      const arrivedAt = ses.arrivals.get(requestId);
      return arrivedAt === undefined ? [] : [Math.max(0, arrivedAt - acceptedAt)];
    });
    return tabulate(`Change accepted → handed to SES, ${CHANGES_A_SECOND} changes a second, ${SECONDS} s`, {
      figures: [
        { name: 'p50', unit: 'ms', rounds: [quantile(latencies, 0.5)], target: { atMost: 150 } },
        { name: 'p99', unit: 'ms', rounds: [quantile(latencies, 0.99)], target: { atMost: 1_000 } },
        { name: 'most', unit: 'ms', rounds: [Math.max(...latencies)] },
        {
          name: 'without a mail',
          unit: 'changes',
          rounds: [changes.length - latencies.length],
          target: { atMost: 0 },
        },
        // A second's worth of changes: what is under way at p99 is no backlog.
        ...backlogs.map((waiting, third) => ({
          name: `waiting after ${((third + 1) * SECONDS) / 3} s`,
          unit: 'changes',
          rounds: [waiting],
          target: { atMost: CHANGES_A_SECOND },
        })),
        { name: 'changes', unit: '', rounds: [changes.length] },
      ],
    });
  } finally {
    await system.stop();
    await ses.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Tasks with a part of somebody else, who is mailed each change of them. */
async function shareTasks(site: string): Promise<{ owner: Caller; tasks: readonly Task[] }> {
  const signUp = async (name: string) => {
    const email = `${name}@example.com`;
    await new Caller(site).call<AccountResponse>('POST', '/auth/register', {
      email,
      name,
      password: PASSWORD,
    });
    const { body } = await new Caller(site).call<SessionResponse>('POST', '/auth/login', {
      email,
      password: PASSWORD,
    });
    return { caller: new Caller(site, body.accessToken), user: body.user };
  };
  const { caller: owner } = await signUp('ada');
  const { caller: member, user } = await signUp('grace');
  await member.call('GET', '/api/projects');
  const { body: project } = await owner.call<Project>('POST', '/api/projects', {
    key: 'BENCH',
    name: 'Bench',
  });
  await owner.call('POST', `/api/projects/${project.id}/members`, { email: user.email, role: 'editor' });
  const tasks: Task[] = [];
  for (let number = 1; number <= TASKS; number += 1) {
    const parts = [{ role: 'design', assigneeId: user.id }];
    const { body } = await owner.call<Task>('POST', `/api/projects/${project.id}/tasks`, {
      title: `Page ${number}`,
      parts,
    });
    tasks.push(body);
  }
  return { owner, tasks };
}

/** Changes one task after another at the rate. A task that has no answer a second later keeps its next change waiting. */
async function changeSteadily(
  owner: Caller,
  tasks: readonly Task[],
  versions: number[],
  seconds: number,
): Promise<Change[]> {
  const startedAt = performance.now();
  const changes: Promise<Change>[] = [];
  for (let count = 0; count < seconds * CHANGES_A_SECOND; count += 1) {
    await delay(Math.max(0, startedAt + (count * 1_000) / CHANGES_A_SECOND - performance.now()));
    const place = count % tasks.length;
    const task = tasks[place];
    const version = versions[place] ?? 1;
    versions[place] = version + 1;
    changes.push(
      Promise.resolve(changes[count - tasks.length]).then(() => change(owner, task?.id ?? '', version)),
    );
  }
  return Promise.all(changes);
}

async function change(owner: Caller, taskId: string, version: number): Promise<Change> {
  const { requestId } = await owner.call(
    'PATCH',
    `/api/tasks/${taskId}`,
    { title: `Version ${version}` },
    version,
  );
  return { requestId, acceptedAt: performance.now() };
}

async function untilMailed(changes: readonly Change[], arrivals: ReadonlyMap<string, number>): Promise<void> {
  const late = AbortSignal.timeout(WARM_LIMIT_MS);
  while (!changes.every(({ requestId }) => arrivals.has(requestId))) {
    await delay(LOOK_EVERY_MS, undefined, { signal: late });
  }
}

/** How many changes were accepted and not mailed when that part of them was accepted. */
function waitingAt(part: number, changes: readonly Change[], arrivals: ReadonlyMap<string, number>): number {
  const at = quantile(
    changes.map(({ acceptedAt }) => acceptedAt),
    part,
  );
  return changes.filter(
    ({ requestId, acceptedAt }) => acceptedAt <= at && !((arrivals.get(requestId) ?? Infinity) <= at),
  ).length;
}
