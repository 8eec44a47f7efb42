import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Scenario } from '../scenario.ts';
import { buildBeforeLastMigration } from '../system/old-bundle.ts';
import { strikeAtRandom } from './blows.ts';

/** Below the 30 s after which ECS kills. */
const EXIT_LIMIT_MS = 25_000;

export const rollingDeploy: Scenario = {
  name: 'rolling-deploy',
  about: 'from the version before the last migration to this one: migrate, then one process after the other',
  seconds: 60,
  changesASecond: 30,
  async prepare() {
    const { bundle, folder, migration } = await buildBeforeLastMigration();
    console.log(`  the old version is the one before ${migration}`);
    return { bundle, dispose: () => rmSync(folder, { recursive: true, force: true }) };
  },
  async run({ system: { fleet }, seconds, struck, say }) {
    const old = [...fleet.members];
    await delay(seconds * 250);
    struck();
    await fleet.migrateToBuilt();
    await delay(seconds * 250);
    for (const member of old) {
      await fleet.addBuilt();
      struck();
      await member.retire();
      await delay(seconds * 200);
    }
    say(`${old.length} processes replaced`);
  },
  faults: (_, { refused, unanswered }) =>
    refused.size + unanswered.length > 0 ? ['requests failed during the roll-out'] : [],
};

export const stopSignals: Scenario = {
  name: 'stop-signals',
  about: 'SIGTERM to one of two processes of task-api that is still in the balancer, 10 times',
  seconds: 60,
  changesASecond: 60,
  async run(trial) {
    const took: number[] = [];
    await strikeAtRandom(trial, 10, async (index) => {
      const { members } = trial.system.fleet;
      took.push(await (members[index % members.length] as (typeof members)[number]).restart());
    });
    const longest = Math.max(...took);
    trial.say(`exit after ${Math.round(longest)} ms at most`);
    if (longest > EXIT_LIMIT_MS) trial.fault(`a process took ${Math.round(longest)} ms to stop`);
  },
  faults: ({ unansweredButMade, reads, readsLogged }) => [
    ...(unansweredButMade > 0 ? ['a change was made and not answered'] : []),
    ...(readsLogged < reads ? ['reads that were answered are not in the log'] : []),
  ],
};
