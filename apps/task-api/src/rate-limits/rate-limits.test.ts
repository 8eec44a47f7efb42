import { describe, expect, it } from 'vitest';
import { silent } from '../test-support/test-database.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';

const KIM = '01a203d7-bd67-7156-814d-fa5d8cdd1f5b';

/** Processes that hear each other. */
function start(count: number) {
  let clock = Date.parse('2026-03-01T09:00:00Z');
  const processes: RateLimits[] = Array.from({ length: count }, () =>
    createRateLimits({
      perUser: 10,
      perNetwork: 20,
      mailsPerHour: 1_200,
      notify: async (payload) => processes.forEach(({ buckets }) => buckets.hear(payload)),
      logger: silent,
      now: () => clock,
    }),
  );
  return {
    processes,
    pass: (seconds: number) => {
      clock += seconds * 1_000;
    },
  };
}

function failure(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** How many of so many calls are let through. */
function admitted(count: number, call: () => void): number {
  return Array.from({ length: count }, () => failure(call)).filter((error) => error === undefined).length;
}

describe('a user', () => {
  it('has ten seconds of requests at once, then so many a second', () => {
    const { processes, pass } = start(1);
    const call = () => processes[0]?.admitUser(KIM);
    expect(admitted(150, call)).toBe(100);
    expect(failure(call)).toMatchObject({ code: 'rate-limited', details: { retryAfter: 1 } });
    pass(2);
    expect(admitted(150, call)).toBe(20);
  });

  it('is told what is left, and when all is there again', () => {
    const [limits] = start(1).processes;
    admitted(25, () => limits?.admitUser(KIM));
    expect(limits?.headersOf(KIM)).toEqual({
      'ratelimit-policy': '"user";q=100;w=10',
      ratelimit: '"user";r=75;t=3',
    });
  });

  it('has one limit over all processes once they have told each other', async () => {
    const { processes } = start(2);
    const [one, other] = processes;
    expect(admitted(60, () => one?.admitUser(KIM))).toBe(60);
    await one?.buckets.tell();
    expect(admitted(150, () => other?.admitUser(KIM))).toBe(40);
    await other?.buckets.tell();
    expect(admitted(150, () => one?.admitUser(KIM))).toBe(0);
  });

  it('of few requests costs no word between processes', async () => {
    const { processes } = start(2);
    processes[0]?.admitUser(KIM);
    await processes[0]?.buckets.tell();
    expect(processes[1]?.headersOf(KIM)['ratelimit']).toBe('"user";r=100;t=0');
  });
});

describe('a network', () => {
  it('is limited whoever calls', () => {
    const [limits] = start(1).processes;
    expect(admitted(300, () => limits?.admitNetwork('198.51.100.10:46532', undefined))).toBe(200);
    expect(admitted(1, () => limits?.admitNetwork('198.51.100.11:46532', undefined))).toBe(1);
  });
});

describe('a flood of mails by one person', () => {
  it('ends after two hundred people, then one is told every three seconds', () => {
    const { processes, pass } = start(1);
    const tell = (count: number) => failure(() => processes[0]?.requireMails(KIM, count));
    expect(tell(150)).toBeUndefined();
    expect(tell(100)).toMatchObject({ code: 'rate-limited', details: { retryAfter: 150 } });
    expect(tell(50)).toBeUndefined();
    pass(3);
    expect(tell(1)).toBeUndefined();
  });

  it('is not what mentions nobody', () => {
    const [limits] = start(1).processes;
    limits?.requireMails(KIM, 200);
    expect(failure(() => limits?.requireMails(KIM, 0))).toBeUndefined();
  });

  it('may mention more than that at once, after a pause', () => {
    const { processes, pass } = start(1);
    expect(failure(() => processes[0]?.requireMails(KIM, 500))).toBeUndefined();
    pass(599);
    expect(failure(() => processes[0]?.requireMails(KIM, 500))).toMatchObject({ code: 'rate-limited' });
  });
});
