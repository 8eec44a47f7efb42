import type { Task } from '@baton/dto';
import { setTimeout as delay } from 'node:timers/promises';
import { residentMiB } from '../memory/resident-memory.ts';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { quantile } from '../statistics/quantile.ts';
import { startTaskApiWorld } from '../task-api/world.ts';
import { Listeners } from './listeners.ts';
import { addMembers } from './members.ts';

const LISTENERS = 10_000;
/** As many streams as a process keeps of one. */
const STREAMS_OF_A_USER = 10;
const CHANGES = 20;
const EVERY_MS = 1_000;
const SETTLE_MS = 2_000;

/** Everybody listens to one project, in which one task changes once a second. */
export async function measureEventStreams(): Promise<Outcome> {
  await using world = await startTaskApiWorld();
  const databaseUrl = await world.createDatabase('streams');
  const taskApi = await world.startTaskApi(databaseUrl);
  const users = LISTENERS / STREAMS_OF_A_USER;
  const { owner, project, task, tokens } = await addMembers(world, { databaseUrl, url: taskApi.url }, users);
  const path = `/api/projects/${project.id}/events`;
  const change = async (version: number) => {
    const sentAt = performance.timeOrigin + performance.now();
    await owner.call<Task>('PATCH', `/api/tasks/${task.id}`, { progress: version }, version);
    return sentAt;
  };

  // Users who are known, and code that is compiled, are no listener's memory.
  await using warmUp = await Listeners.open(taskApi.url, path, tokens);
  await change(1);
  await warmUp.close();
  await delay(SETTLE_MS);
  const before = residentMiB(taskApi.pid);

  const openingAt = performance.now();
  const all = Array.from({ length: STREAMS_OF_A_USER }, () => tokens).flat();
  await using listeners = await Listeners.open(taskApi.url, path, all);
  const openedIn = (performance.now() - openingAt) / 1_000;
  const sent = new Map<number, number>();
  for (let version = 2; version < 2 + CHANGES; version += 1) {
    const [sentAt] = await Promise.all([change(version), delay(EVERY_MS)]);
    // A change makes the next version.
    sent.set(version + 1, sentAt);
  }
  await delay(EVERY_MS);
  const kib = ((residentMiB(taskApi.pid) - before) * 1_024) / LISTENERS;
  const arrivals = await listeners.report();
  const latencies = [...sent].flatMap(([version, at]) =>
    (arrivals.get(version) ?? []).map((time) => time - at),
  );
  const missed = LISTENERS * CHANGES - latencies.length;
  return tabulate(`${LISTENERS} listeners on one process, ${CHANGES} changes, one a second`, {
    figures: [
      { name: 'change sent → event, p50', unit: 'ms', rounds: [quantile(latencies, 0.5)] },
      { name: 'change sent → event, p99', unit: 'ms', rounds: [quantile(latencies, 0.99)] },
      { name: 'the last listener', unit: 'ms', rounds: [quantile(latencies, 1)], target: { atMost: 1_000 } },
      { name: 'missed', unit: 'events', rounds: [missed], target: { atMost: 0 } },
      { name: 'memory of a listener', unit: 'KiB', rounds: [kib], target: { atMost: 20 } },
      { name: 'until all had a stream', unit: 's', rounds: [openedIn] },
    ],
  });
}
