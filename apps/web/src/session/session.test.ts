import type { SessionResponse } from '@baton/dto';
import { describe, expect, it } from 'vitest';
import { NetworkError, ProblemError } from '../api/problem-error.ts';
import { createSession } from './session.ts';

const kim = { id: 'u1', email: 'kim@example.com', name: 'Kim', locale: 'ko', emailVerified: true } as const;

function answer(accessToken: string): SessionResponse {
  return { accessToken, tokenType: 'Bearer', expiresIn: 600, user: kim };
}

const busy = new ProblemError({ code: 'retry', status: 409, detail: 'Another request just did this.' });

/** A session whose refreshes give the answers in turn, on a clock that the test sets. */
function sessionWith(...answers: (SessionResponse | Error)[]) {
  const seen = { refreshes: 0, ends: 0, waits: [] as number[] };
  const clock = { now: 0 };
  const session = createSession({
    refresh: async () => {
      const next = answers[seen.refreshes++];
      if (!next || next instanceof Error) throw next ?? new Error('one refresh too many');
      return next;
    },
    onEnd: () => {
      seen.ends++;
    },
    now: () => clock.now,
    wait: async (milliseconds) => {
      seen.waits.push(milliseconds);
    },
  });
  return { session, seen, clock };
}

describe('a session', () => {
  it('gets a token from the cookie, and who is signed in', async () => {
    const { session } = sessionWith(answer('one'));
    expect(await session.accessToken()).toBe('one');
    expect(session.user()).toEqual(kim);
  });

  it('uses a token again while it is good for more than a minute', async () => {
    const { session, clock, seen } = sessionWith(answer('one'));
    await session.accessToken();
    clock.now = 539_000;
    expect(await session.accessToken()).toBe('one');
    expect(seen.refreshes).toBe(1);
  });

  it('renews a token in its last minute', async () => {
    const { session, clock } = sessionWith(answer('one'), answer('two'));
    await session.accessToken();
    clock.now = 540_000;
    expect(await session.accessToken()).toBe('two');
  });

  it('renews once for calls made at the same time', async () => {
    const { session, seen } = sessionWith(answer('one'));
    expect(await Promise.all([session.accessToken(), session.renew(), session.accessToken()])).toEqual([
      'one',
      'one',
      'one',
    ]);
    expect(seen.refreshes).toBe(1);
  });

  it('tries again when another tab renewed at the same moment', async () => {
    const { session, seen } = sessionWith(busy, busy, answer('one'));
    expect(await session.accessToken()).toBe('one');
    expect(seen.waits).toEqual([150, 300]);
  });

  it('gives up after five tries, and the next call starts anew', async () => {
    const { session, seen } = sessionWith(busy, busy, busy, busy, busy, answer('one'));
    await expect(session.accessToken()).rejects.toBe(busy);
    expect(seen.refreshes).toBe(5);
    expect(await session.accessToken()).toBe('one');
  });

  it.each(['unauthenticated', 'session-revoked'] as const)('ends when the server says %s', async (code) => {
    const { session, seen } = sessionWith(new ProblemError({ code, status: 401, detail: '' }));
    await expect(session.accessToken()).rejects.toMatchObject({ code });
    expect(seen.ends).toBe(1);
  });

  it('does not end because the server cannot be reached', async () => {
    const { session, seen } = sessionWith(new NetworkError(null), answer('one'));
    await expect(session.accessToken()).rejects.toBeInstanceOf(NetworkError);
    expect(seen.ends).toBe(0);
    expect(await session.accessToken()).toBe('one');
  });
});
