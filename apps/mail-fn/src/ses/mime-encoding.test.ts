import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { headerLine, headerText, mailbox, textPart } from './mime-encoding.ts';

/** What a mail program reads of these lines. */
async function read(head: string, part = textPart('plain', 'text')) {
  return simpleParser(`${head}MIME-Version: 1.0\r\n${part}`);
}

/** What a mail program reads of a text; mailparser ends it with a line break. */
async function readText(text: string): Promise<string | undefined> {
  return (await read('', textPart('plain', text))).text;
}

describe('a header', () => {
  test('in ASCII is as it is', () => {
    expect(headerText('[WEB-12] "Landing" page: 0 % -> 40 %')).toBe('[WEB-12] "Landing" page: 0 % -> 40 %');
  });

  test('in another script is encoded words of whole characters', () => {
    expect(headerText('진행률 40%')).toBe('=?UTF-8?B?7KeE7ZaJ66WgIDQwJQ==?=');
    expect(headerText('👩‍👩‍👧‍👦진행률 0% → 40%')).toBe(
      '=?UTF-8?B?8J+RqeKAjfCfkanigI3wn5Gn4oCN8J+RpuynhO2WiQ==?= =?UTF-8?B?66WgIDAlIOKGkiA0MCU=?=',
    );
  });

  test.each([
    ['진행률 0% → 40% '.repeat(30).trim()],
    ['a'.repeat(2_000)],
    ['=?utf-8?Q?=0D=0A?='],
    ['word '.repeat(100).trim()],
    ['👩‍👩‍👧‍👦'.repeat(40)],
  ])('arrives as it was written, in lines of 76 characters at most: %s', async (value) => {
    const lines = headerLine('Subject', headerText(value));
    expect(lines.split('\r\n').filter((line) => line.length > 76)).toEqual([]);
    expect((await read(lines)).subject).toBe(value);
  });

  test('is not folded before the first character of its value', () => {
    const url = `<https://baton.example.com/${'x'.repeat(100)}>`;
    expect(headerLine('List-Unsubscribe', url)).toBe(`List-Unsubscribe: ${url}\r\n`);
  });
});

describe('a mailbox', () => {
  test.each([
    ['', 'a@example.com'],
    ['Kim Minsu', 'Kim Minsu <a@example.com>'],
    ['Kim, "Minsu" \\o/', '"Kim, \\"Minsu\\" \\\\o/" <a@example.com>'],
    ['이지우', '=?UTF-8?B?7J207KeA7Jqw?= <a@example.com>'],
    ['=?utf-8?Q?x?=', '=?UTF-8?B?PT91dGYtOD9RP3g/PQ==?= <a@example.com>'],
  ])('of the name %j', async (name, expected) => {
    const value = mailbox(name, 'a@example.com');
    expect(value).toBe(expected);
    const { to } = await read(headerLine('To', value));
    expect(to).toMatchObject({ value: [{ name, address: 'a@example.com' }] });
  });
});

describe('a part', () => {
  test('in ASCII stays readable', () => {
    expect(textPart('plain', 'Progress: 0 % = 40 % \nDone.\n')).toBe(
      'Content-Type: text/plain; charset=utf-8\r\n' +
        'Content-Transfer-Encoding: quoted-printable\r\n\r\n' +
        'Progress: 0 % =3D 40 %=20\r\nDone.\r\n\r\n',
    );
  });

  test('that is mostly of another script is shorter in base64', () => {
    expect(textPart('html', '<p>진행률</p>')).toBe(
      'Content-Type: text/html; charset=utf-8\r\n' +
        'Content-Transfer-Encoding: base64\r\n\r\n' +
        'PHA+7KeE7ZaJ66WgPC9wPg==\r\n',
    );
  });

  test.each([
    ['long lines', 'x'.repeat(1_000)],
    [
      'escapes at the end of a line',
      ['', 'x', 'xx', 'xxx'].map((start) => start + '='.repeat(200)).join('\n'),
    ],
    [
      'bytes of a character at the end of a line',
      ['', 'x', 'xx'].map((s) => `${s}${'ab→'.repeat(60)}`).join('\n'),
    ],
    ['lines that end in a space or a tab', 'a \nb\t\n c '],
    ['lines of dots and dashes', '.\n--=_baton\n--\nFrom me\n'],
    ['Korean', '진행률: 0% → 40%\n'.repeat(50)],
    ['marks beyond the basic plane', '🏳️‍🌈👩‍👩‍👧‍👦'.repeat(30)],
    ['nothing', ''],
  ])('with %s arrives as it was written, in lines of 76 characters at most', async (_what, text) => {
    expect(
      textPart('plain', text)
        .split('\r\n')
        .filter((line) => line.length > 76),
    ).toEqual([]);
    expect((await readText(text))?.trimEnd()).toBe(text.trimEnd());
  });
});
