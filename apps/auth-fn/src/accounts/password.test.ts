import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, needsRehash, UNKNOWN_ACCOUNT_HASH, verifyPassword } from './password.ts';

const PASSWORD = 'correct horse battery staple';
const COST = { algorithm: 2, version: 1, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

describe('a password', () => {
  it('is hashed with argon2id at the cost that OWASP asks for', async () => {
    expect(parseOptions(await hashPassword(PASSWORD))).toMatchObject(COST);
  });

  it('is hashed differently each time', async () => {
    expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD));
  });

  it('matches its own hash alone', async () => {
    const hash = await hashPassword(PASSWORD);
    expect(await verifyPassword(hash, PASSWORD)).toBe(true);
    expect(await verifyPassword(hash, `${PASSWORD} `)).toBe(false);
  });

  it('is the same whether its Hangul was sent composed or not', async () => {
    const hash = await hashPassword('비밀번호는 아주 길게'.normalize('NFD'));
    expect(await verifyPassword(hash, '비밀번호는 아주 길게'.normalize('NFC'))).toBe(true);
  });

  it('of nobody is false after as much work', async () => {
    expect(await verifyPassword(undefined, PASSWORD)).toBe(false);
    expect(parseOptions(UNKNOWN_ACCOUNT_HASH)).toMatchObject(COST);
  });

  it.each([
    ['$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', false],
    ['$argon2id$v=19$m=9216,t=4,p=1$c2FsdA$aGFzaA', true],
    ['$argon2id$v=16$m=19456,t=2,p=1$c2FsdA$aGFzaA', true],
    ['$argon2i$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', true],
    ['$2b$12$KIXQ4q0hVd5qzVZ8Xz9F1u', true],
  ])('hashed as %s needs another hash: %j', (passwordHash, expected) => {
    expect(needsRehash(passwordHash)).toBe(expected);
  });
});
