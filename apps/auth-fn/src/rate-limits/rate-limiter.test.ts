import { type AppError, authRoutes, type RouteContract } from '@baton/dto';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';
import { RATE_LIMITS } from './rate-limits.ts';

const OFFICE = '203.0.113.0/24';
const ELSEWHERE = '198.51.100.0/24';

function start() {
  let clock = Date.parse('2026-03-01T09:00:00Z');
  const admit = createRateLimiter({ now: () => clock });
  /** @returns the seconds to wait, or 0 when it passes */
  const call = (contract: RouteContract, addressPrefix: string, email: string) => {
    try {
      const client = { requestId: 'r1', addressPrefix, userAgent: '' };
      admit(contract, { client, body: { email }, caller: undefined });
      return 0;
    } catch (error) {
      expect((error as AppError).code).toBe('rate-limited');
      return (error as AppError).details.retryAfter;
    }
  };
  const login = (addressPrefix: string, email: string) => call(authRoutes.login, addressPrefix, email);
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

  it('count over all routes that check a password', () => {
    const { call, login } = start();
    many(20, () => login(OFFICE, 'kim@example.com'));
    expect(call(authRoutes.deleteAccount, OFFICE, 'kim@example.com')).toBe(6);
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
