import { describe, expect, it } from 'vitest';
import { expiryOf, isLive, judge, openSession, type Session } from './session.ts';

const at = (time: string) => Date.parse(time);
const epochSeconds = (time: string) => at(time) / 1000;

const SESSION: Session = {
  userId: '01a203d7-bd67-7156-814d-fa5d8cdd1f5b',
  id: '01a203d7-be04-7658-9322-043ada242d5f',
  tokenHash: 'second',
  previousTokenHash: 'first',
  rotatedAt: '2026-03-02T09:00:00.000Z',
  createdAt: '2026-03-01T09:00:00.000Z',
  addressPrefix: '203.0.113.0/24',
  userAgent: 'Firefox/140.0',
  passwordVersion: 0,
  expiresAt: epochSeconds('2026-04-01T09:00:00Z'),
};

describe('a new session', () => {
  it('lasts 30 days', () => {
    const { userId, id } = SESSION;
    const origin = { addressPrefix: '203.0.113.0/24', userAgent: 'Firefox/140.0', timeZone: 'Asia/Seoul' };
    const given = { userId, id, tokenHash: 'first', passwordVersion: 3, ...origin };
    expect(openSession(given, at('2026-03-01T09:00:00Z'))).toEqual({
      ...given,
      rotatedAt: '2026-03-01T09:00:00.000Z',
      createdAt: '2026-03-01T09:00:00.000Z',
      expiresAt: epochSeconds('2026-03-31T09:00:00Z'),
    });
  });
});

describe('a session in use', () => {
  it('lasts 30 days from each use', () => {
    expect(expiryOf(SESSION, at('2026-03-20T12:00:00Z'))).toBe(epochSeconds('2026-04-19T12:00:00Z'));
  });

  it('ends 90 days after its login all the same', () => {
    expect(expiryOf(SESSION, at('2026-05-20T12:00:00Z'))).toBe(epochSeconds('2026-05-30T09:00:00Z'));
  });
});

describe('a session is live', () => {
  it.each([
    ['until it expires', 0, '2026-04-01T08:59:59Z', true],
    ['no longer than that', 0, '2026-04-01T09:00:00Z', false],
    ['no longer than the password that opened it', 1, '2026-03-20T00:00:00Z', false],
  ])('%s', (_what, passwordVersion, time, live) => {
    expect(isLive(SESSION, passwordVersion, at(time))).toBe(live);
  });
});

describe('a presented token', () => {
  it.each([
    ['the newest one', 'second', '2026-03-20T00:00:00Z', 'current'],
    ['the one before, at once', 'first', '2026-03-02T09:00:00Z', 'replayed'],
    ['the one before, 10 s later', 'first', '2026-03-02T09:00:10Z', 'replayed'],
    ['the one before, on an instance whose clock is behind', 'first', '2026-03-02T08:59:59Z', 'replayed'],
    ['the one before, later than that', 'first', '2026-03-02T09:00:10.001Z', 'reused'],
    ['any other', 'zeroth', '2026-03-02T09:00:00Z', 'reused'],
    ['the newest one, too late', 'second', '2026-04-01T09:00:00Z', 'gone'],
    ['any other, too late', 'zeroth', '2026-04-01T09:00:00Z', 'gone'],
  ])('that is %s', (_what, hash, time, verdict) => {
    expect(judge(SESSION, hash, at(time))).toBe(verdict);
  });

  it('of no session', () => {
    expect(judge(undefined, 'second', at('2026-03-20T00:00:00Z'))).toBe('gone');
  });
});
