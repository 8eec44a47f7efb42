import { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../platform/logger.ts';
import { createHousekeeping, type HousekeepingJob } from './housekeeping.ts';

function housekeep(...jobs: HousekeepingJob[]) {
  const lines: { level: string; msg: string; job: string }[] = [];
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  const housekeeping = createHousekeeping({ jobs, logger: createLogger('info', destination), interval: 1 });
  return { housekeeping, lines };
}

/** A job that ends its n-th run as the n-th outcome says and has nothing to do from then on. */
function jobOf(name: string, outcomes: readonly (number | Error)[]) {
  let runs = 0;
  const job: HousekeepingJob = {
    name,
    async run() {
      const outcome = outcomes[runs] ?? 0;
      runs += 1;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
  return { job, untilRun: (count: number) => vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(count)) };
}

describe('housekeeping', () => {
  it('runs every job at the start and again each time, and says what was done', async () => {
    const events = jobOf('events', [3]);
    const keys = jobOf('keys', [0, 2]);
    const { housekeeping, lines } = housekeep(events.job, keys.job);
    housekeeping.start();
    await Promise.all([events.untilRun(3), keys.untilRun(3)]);
    await housekeeping.stop();
    expect(lines).toMatchObject([
      { level: 'info', msg: 'housekeeping done', job: 'events', items: 3 },
      { level: 'info', msg: 'housekeeping done', job: 'keys', items: 2 },
    ]);
  });

  it('tries a job that failed next time, runs the others, and calls for somebody after the third failure', async () => {
    const failure = new Error('no connection');
    const broken = jobOf('broken', [failure, failure, failure, 1, failure]);
    const sound = jobOf('sound', [1]);
    const { housekeeping, lines } = housekeep(broken.job, sound.job);
    housekeeping.start();
    await Promise.all([broken.untilRun(6), sound.untilRun(2)]);
    await housekeeping.stop();
    expect(lines.map(({ level, job }) => [level, job])).toEqual([
      ['warn', 'broken'],
      ['info', 'sound'],
      ['warn', 'broken'],
      ['error', 'broken'],
      ['info', 'broken'],
      ['warn', 'broken'],
    ]);
  });

  it('waits for the job that runs, which hears of the stop, and begins no other', async () => {
    const begun = Promise.withResolvers<true>();
    const steps: string[] = [];
    const { housekeeping } = housekeep(
      {
        name: 'long',
        async run(stopping) {
          begun.resolve(true);
          await new Promise((resolve) => stopping.addEventListener('abort', resolve));
          steps.push('ended');
          return 1;
        },
      },
      {
        name: 'next',
        async run() {
          steps.push('next began');
          return 0;
        },
      },
    );
    housekeeping.start();
    await begun.promise;
    await housekeeping.stop();
    expect(steps).toEqual(['ended']);
  });

  it('stops though it has never started', async () => {
    await expect(housekeep().housekeeping.stop()).resolves.toBeUndefined();
  });
});
