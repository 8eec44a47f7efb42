import { mailFnProcesses } from '../../stack/lambda-processes.ts';
import type { Scenario } from '../scenario.ts';
import { strikeAtRandom } from './blows.ts';

const CHANGES_A_SECOND = 30;
const MINUTES_5 = 300;

/** The number of blows in proportion, where a trial is shorter than it is meant to be. */
function share(blows: number, seconds: number): number {
  return Math.max(2, Math.round((blows * seconds) / MINUTES_5));
}

function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(pid, signal);
  } catch {
    // It is being started again after the blow before.
  }
}

export const killTaskApi: Scenario = {
  name: 'kill-task-api',
  about: 'kill -9 one of two processes of task-api, 50 times in 5 minutes',
  seconds: MINUTES_5,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) =>
    strikeAtRandom(trial, share(50, trial.seconds), () => {
      const { members } = trial.system.fleet;
      kill(members[Math.floor(trial.random() * members.length)]?.pid(), 'SIGKILL');
    }),
};

export const killDynamodb: Scenario = {
  name: 'kill-dynamodb',
  about: 'kill -9 DynamoDB, 50 times in 5 minutes',
  seconds: MINUTES_5,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) =>
    strikeAtRandom(trial, share(50, trial.seconds), () => kill(trial.system.dynamodb.pid(), 'SIGKILL')),
};

export const killMailFn: Scenario = {
  name: 'kill-mail-fn',
  about: 'kill -9 every process of mail-fn, 50 times in 5 minutes',
  seconds: MINUTES_5,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) =>
    strikeAtRandom(trial, share(50, trial.seconds), () => {
      const { local } = trial.system.local().endpoints().pids;
      for (const pid of mailFnProcesses(local as number)) kill(pid, 'SIGKILL');
    }),
};

export const killBridge: Scenario = {
  name: 'kill-bridge',
  about: 'kill -9 the process of the stream bridge and of mail-fn’s host, 50 times in 5 minutes',
  seconds: MINUTES_5,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) =>
    strikeAtRandom(trial, share(50, trial.seconds), async () => void (await trial.system.crashLocal())),
};

export const stopPostgres: Scenario = {
  name: 'stop-postgres',
  about: 'stop PostgreSQL immediately (SIGQUIT: no checkpoint, recovery by WAL) and start it, 10 times',
  seconds: 60,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) => strikeAtRandom(trial, 10, () => kill(trial.system.postgres.pid(), 'SIGQUIT')),
};
