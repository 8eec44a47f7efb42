import { expect, test } from 'vitest';
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
