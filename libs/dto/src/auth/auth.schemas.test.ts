import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { loginBodySchema, registerBodySchema } from './auth.schemas.ts';

const account = { email: 'kim@example.com', name: 'Kim' };

test.each(['\ud800', '\udfff'])('a password of halves of surrogate pairs is none: %j', (half) => {
  const password = half.repeat(12);
  expect(registerBodySchema.safeParse({ ...account, password }).success).toBe(false);
  expect(loginBodySchema.safeParse({ email: account.email, password }).success).toBe(false);
});

test('a password may have any characters', () => {
  const password = '비밀번호 🔑\u200b\t 1234';
  expect(registerBodySchema.parse({ ...account, password }).password).toBe(password);
});

describe('the length of a new password', () => {
  const isTaken = (password: string) => registerBodySchema.safeParse({ ...account, password }).success;

  test.each([
    ['Hangul in one part a syllable', '비밀번호는길고길어야한다'],
    ['Hangul in three parts a syllable', '비밀번호는길고길어야한다'.normalize('NFD')],
    ['accents in parts of their own', 'é'.repeat(12).normalize('NFD')],
    ['characters beyond the basic plane', '🔑'.repeat(12)],
  ])('is twelve characters at least: %s', (_what, password) => {
    expect(isTaken(password)).toBe(true);
    const shorter = [...password.normalize('NFC')].slice(1).join('');
    expect(isTaken(shorter)).toBe(false);
    expect(isTaken(shorter.normalize('NFD'))).toBe(false);
  });

  test.each(['각', 'é', '🔑', 'a'])('is 128 at most, of %s', (character) => {
    for (const form of ['NFC', 'NFD']) {
      expect(isTaken(character.repeat(128).normalize(form))).toBe(true);
      expect(isTaken(character.repeat(129).normalize(form))).toBe(false);
    }
  });

  test('is the one that a login takes', () => {
    const password = '각'.repeat(128).normalize('NFD');
    expect(loginBodySchema.safeParse({ email: account.email, password }).success).toBe(true);
  });

  test('stands in the schema that callers read', () => {
    expect(z.toJSONSchema(registerBodySchema, { io: 'input' })).toMatchObject({
      properties: {
        password: { minLength: 12, maxLength: 128, description: 'Common passwords are refused' },
      },
    });
  });
});
