import { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import type { Tx } from '../platform/database/index.ts';
import { createLogger } from '../platform/logger.ts';
import { createAccountFeed } from './account-feed.ts';
import type { AccountEvent, ReadAccountEvent } from './account-events.repository.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const BEGINNING = '00000000-0000-0000-0000-000000000000';

/** An id of so many seconds after noon. */
function idAt(seconds: number): string {
  const time = (NOON + Math.round(seconds * 1_000)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000001`;
}

function eventAt(seconds: number): ReadAccountEvent & { event: AccountEvent } {
  const event: AccountEvent = {
    id: idAt(seconds),
    type: 'updated',
    userId: '00000000-0000-4000-8000-00000000000a',
    email: 'kim@example.com',
    emailVerified: true,
    name: 'Kim',
    locale: 'en',
    at: new Date(NOON + seconds * 1_000).toISOString(),
  };
  return { id: event.id, event };
}

/** A feed over events and a position in memory; `now` is 10 s after noon. */
function feedOf(stored: ReadAccountEvent[], options: { position?: string; steps?: number } = {}) {
  const state = { position: options.position ?? BEGINNING, claimable: true, now: NOON + 10_000, polls: 0 };
  const handled: string[] = [];
  const failures: (() => Error | undefined)[] = [];
  const poisoned = new Set<string>();
  const setAside = new Map<string, string>();
  const lines: { level: string; msg: string }[] = [];
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  const feed = createAccountFeed({
    transaction: async (work) => work({} as Tx),
    events: {
      async after(id) {
        state.polls += 1;
        const fail = failures.shift();
        if (fail) throw fail();
        const later = stored.filter((event) => event.id > id);
        return later.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 100);
      },
    },
    position: {
      get: async () => state.position,
      claim: async () => state.claimable,
      async advance(id) {
        if (id > state.position) state.position = id;
      },
      async setAside({ id }, reason) {
        setAside.set(id, reason);
      },
      isSetAside: async (id) => setAside.has(id),
    },
    accounts: {
      async handle({ id }) {
        if (poisoned.has(id)) {
          state.now += 20_000;
          throw new Error('too much');
        }
        handled.push(id);
        return handled.filter((each) => each === id).length >= (options.steps ?? 1);
      },
    },
    logger: createLogger('info', destination),
    interval: 1,
    backoff: () => 1,
    now: () => state.now,
  });
  const untilPolled = async (times: number) => {
    const goal = state.polls + times;
    await vi.waitFor(() => expect(state.polls).toBeGreaterThanOrEqual(goal));
  };
  return { feed, state, handled, failures, poisoned, setAside, lines, untilPolled };
}

describe('the account feed', () => {
  it('handles every event once, in order, and remembers how far it came', async () => {
    const { feed, state, handled, untilPolled } = feedOf([eventAt(2), eventAt(1), eventAt(3)]);
    feed.start();
    await untilPolled(3);
    await feed.stop();
    expect(handled).toEqual([idAt(1), idAt(2), idAt(3)]);
    expect(state.position).toBe(idAt(3));
  });

  it('reads on where a page ends', async () => {
    const stored = Array.from({ length: 250 }, (_, n) => eventAt(n / 100));
    const { feed, handled, untilPolled } = feedOf([...stored]);
    feed.start();
    await untilPolled(4);
    await feed.stop();
    expect(handled).toEqual(stored.map(({ id }) => id));
  });

  it('finds an event that comes late with an id of up to a minute ago at once, one of a day within the hour', async () => {
    const stored = [eventAt(0)];
    const { feed, state, handled, untilPolled } = feedOf(stored, { position: idAt(0) });
    feed.start();
    await untilPolled(2);
    stored.push(eventAt(-59), eventAt(-61), eventAt(-80_000), eventAt(-90_000));
    await untilPolled(2);
    expect(handled).toEqual([idAt(0), idAt(-59)]);
    state.now += 3_600_000;
    await untilPolled(3);
    await feed.stop();
    expect(handled).toEqual([idAt(0), idAt(-59), idAt(-80_000), idAt(-61)]);
    expect(state.position).toBe(idAt(0));
  });

  it('goes back once an hour, and again when another process was at it', async () => {
    const stored = [eventAt(0)];
    const { feed, state, handled, untilPolled } = feedOf(stored, { position: idAt(0) });
    state.claimable = false;
    feed.start();
    stored.push(eventAt(-3_000));
    await untilPolled(2);
    state.claimable = true;
    await untilPolled(2);
    stored.push(eventAt(-2_000));
    await untilPolled(2);
    await feed.stop();
    expect(handled).toEqual([idAt(-3_000), idAt(0)]);
  });

  it('does not let an event from a clock that is ahead hide what others write', async () => {
    const stored = [eventAt(3_600)];
    const { feed, handled, untilPolled } = feedOf(stored);
    feed.start();
    await untilPolled(2);
    stored.push(eventAt(10));
    await untilPolled(2);
    await feed.stop();
    expect(handled).toEqual([idAt(3_600), idAt(10)]);
  });

  it('leaves events to the process that is at it', async () => {
    const { feed, state, handled, untilPolled } = feedOf([eventAt(1)]);
    state.claimable = false;
    feed.start();
    await untilPolled(2);
    expect([handled, state.position]).toEqual([[], BEGINNING]);
    state.claimable = true;
    await untilPolled(2);
    await feed.stop();
    expect(handled).toEqual([idAt(1)]);
  });

  it('passes over an event that it cannot read, and calls for somebody once', async () => {
    const { feed, state, handled, lines, untilPolled } = feedOf([
      { id: idAt(1), event: new Error('Invalid type') },
      eventAt(2),
    ]);
    feed.start();
    await untilPolled(3);
    await feed.stop();
    expect(handled).toEqual([idAt(2)]);
    expect(state.position).toBe(idAt(2));
    expect(lines).toMatchObject([{ level: 'error', msg: 'account event not understood', eventId: idAt(1) }]);
  });

  it('goes on after failures, and calls for somebody once when they last for a minute', async () => {
    const { feed, state, handled, failures, lines, untilPolled } = feedOf([eventAt(1)]);
    const failTwentySecondsLater = () => {
      state.now += 20_000;
      return new Error('away');
    };
    failures.push(...Array.from({ length: 6 }, () => failTwentySecondsLater));
    feed.start();
    await untilPolled(8);
    await feed.stop();
    expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'error', 'warn', 'warn']);
    expect(handled).toEqual([idAt(1)]);
  });

  it('takes all the steps of an event before the next one, and the position after the last', async () => {
    const { feed, state, handled, untilPolled } = feedOf([eventAt(1), eventAt(2)], { steps: 3 });
    feed.start();
    await untilPolled(2);
    await feed.stop();
    expect(handled).toEqual([1, 1, 1, 2, 2, 2].map(idAt));
    expect(state.position).toBe(idAt(2));
  });

  it('sets an event aside that has failed for five minutes, and goes on', async () => {
    const { feed, state, handled, poisoned, setAside, lines, untilPolled } = feedOf([eventAt(1), eventAt(2)]);
    poisoned.add(idAt(1));
    feed.start();
    await untilPolled(18);
    await feed.stop();
    expect([...setAside]).toEqual([[idAt(1), 'too much']]);
    expect(handled).toEqual([idAt(2)]);
    expect(state.position).toBe(idAt(2));
    expect(lines.filter(({ level }) => level === 'error').map(({ msg }) => msg)).toEqual([
      'account feed failed, events wait',
      'account event refused and set aside',
    ]);
  });

  it('does not blame an event for what fails beside it', async () => {
    const { feed, state, handled, failures, poisoned, setAside, untilPolled } = feedOf([eventAt(1)]);
    poisoned.add(idAt(1));
    // Two failures of the event, then the database is away for an hour, then it fails once more and passes.
    const away = () => {
      state.now += 1_800_000;
      return new Error('away');
    };
    const nothing = () => undefined;
    failures.push(nothing, nothing, away, away, () => {
      poisoned.clear();
      return undefined;
    });
    feed.start();
    await untilPolled(7);
    await feed.stop();
    expect([...setAside]).toEqual([]);
    expect(handled).toEqual([idAt(1)]);
  });

  it('stops at once while nothing happens, and though it has never started', async () => {
    const idle = feedOf([]);
    idle.feed.start();
    await idle.untilPolled(1);
    await idle.feed.stop();
    await feedOf([]).feed.stop();
  });
});
