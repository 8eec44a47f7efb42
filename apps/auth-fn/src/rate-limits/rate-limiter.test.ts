import type { AccessClaims } from '@baton/access-token';
import { type AppError, authRoutes, type RouteContract } from '@baton/dto';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';
import { RATE_LIMITS } from './rate-limits.ts';

const OFFICE = '203.0.113.0/24';
const ELSEWHERE = '198.51.100.0/24';
const KIM = '01a203d7-bd67-7156-814d-fa5d8cdd1f5b';
const LEE = '01a203d7-be04-7658-9322-043ada242d5f';
const NEW_PASSWORD = { password: 'a staple for another horse', currentPassword: 'x' };

function callerOf(sub: string): AccessClaims {
  return { sub, sid: sub, email: 'kim@example.com', name: 'Kim', locale: 'ko' };
}

function start() {
  let clock = Date.parse('2026-03-01T09:00:00Z');
  const admit = createRateLimiter({ now: () => clock });
  /** @returns the seconds to wait, or 0 when it passes */
  const call = (contract: RouteContract, addressPrefix: string, body: object, sub?: string) => {
    try {
      const client = { requestId: 'r1', addressPrefix, userAgent: '' };
      admit(contract, { client, body, caller: sub === undefined ? undefined : callerOf(sub) });
      return 0;
    } catch (error) {
      expect((error as AppError).code).toBe('rate-limited');
      return (error as AppError).details.retryAfter;
    }
  };
  const login = (addressPrefix: string, email: string) => call(authRoutes.login, addressPrefix, { email });
  return {
    call,
    login,
    pass: (seconds: number) => {
      clock += seconds * 1000;
    },
  };
}

const many = (count: number, work: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => work(index));

describe('guesses at one account from one network', () => {
  it('are twenty at once, then one every six seconds', () => {
    const { login, pass } = start();
    expect(new Set(many(20, () => login(OFFICE, 'kim@example.com')))).toEqual(new Set([0]));
    expect(login(OFFICE, 'kim@example.com')).toBe(6);
    pass(5.5);
    expect(login(OFFICE, 'kim@example.com')).toBe(1);
    pass(0.5);
    expect([login(OFFICE, 'kim@example.com'), login(OFFICE, 'kim@example.com')]).toEqual([0, 6]);
  });

  it('keep out neither the owner elsewhere nor colleagues in the same office', () => {
    const { login } = start();
    many(1_000, () => login(OFFICE, 'kim@example.com'));
    expect(login(ELSEWHERE, 'kim@example.com')).toBe(0);
    expect(login(OFFICE, 'lee@example.com')).toBe(0);
  });

  it('keep the owner in that office waiting for seconds, not for minutes', () => {
    const { login, pass } = start();
    many(1_000, () => login(OFFICE, 'kim@example.com'));
    pass(6);
    expect(login(OFFICE, 'kim@example.com')).toBe(0);
  });

  it('keep nobody who has signed in from changing or deleting their account', () => {
    const { call, login } = start();
    many(1_000, (index) => login(OFFICE, index % 2 ? 'kim@example.com' : `person${index}@example.com`));
    expect(call(authRoutes.updateMe, OFFICE, NEW_PASSWORD, KIM)).toBe(0);
    expect(call(authRoutes.deleteAccount, OFFICE, { password: 'x' }, KIM)).toBe(0);
  });
});

describe('guesses by whoever holds an access token', () => {
  it('are twenty at once over all routes and networks, then one every six seconds', () => {
    const { call } = start();
    many(10, () => call(authRoutes.updateMe, OFFICE, NEW_PASSWORD, KIM));
    many(10, () => call(authRoutes.deleteAccount, ELSEWHERE, { password: 'x' }, KIM));
    expect(call(authRoutes.updateMe, OFFICE, NEW_PASSWORD, KIM)).toBe(6);
    expect(call(authRoutes.deleteAccount, OFFICE, { password: 'x' }, KIM)).toBe(6);
  });

  it('keep neither others from it nor the owner from signing in', () => {
    const { call, login } = start();
    many(1_000, () => call(authRoutes.updateMe, OFFICE, NEW_PASSWORD, KIM));
    expect(call(authRoutes.updateMe, OFFICE, NEW_PASSWORD, LEE)).toBe(0);
    expect(login(OFFICE, 'kim@example.com')).toBe(0);
  });
});

describe('a change of the profile', () => {
  it('is no guess', () => {
    const { call } = start();
    const renamed = many(1_000, () => call(authRoutes.updateMe, OFFICE, { name: 'Kim' }, KIM));
    expect(new Set(renamed)).toEqual(new Set([0]));
    expect(call(authRoutes.updateMe, OFFICE, NEW_PASSWORD, KIM)).toBe(0);
  });
});

describe('an office', () => {
  it('of two hundred signs in within a minute', () => {
    const { login } = start();
    expect(new Set(many(200, (index) => login(OFFICE, `person${index}@example.com`)))).toEqual(new Set([0]));
  });

  it('that tries one account after the other is slowed down to one a second', () => {
    const { login } = start();
    many(200, (index) => login(OFFICE, `person${index}@example.com`));
    expect(login(OFFICE, 'person200@example.com')).toBe(1);
    expect(login(ELSEWHERE, 'person200@example.com')).toBe(0);
  });
});

describe('the contracts', () => {
  it.each(Object.values(authRoutes).map((route) => [route.id, route] as const))(
    '%s tells that it is limited if and only if it is',
    (id, route) => {
      expect(RATE_LIMITS[id] !== undefined).toBe(
        (route.errors as readonly string[]).includes('rate-limited'),
      );
    },
  );
});
