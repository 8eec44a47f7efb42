import { expect, test } from 'vitest';
import { kim, lee, toLee } from '../test-support/sample-entries.ts';
import { withMentionsByName } from './mentions.ts';
import { Words } from './words.ts';

const words = new Words(toLee);
const KIM = '0190a000-0000-7000-8000-00000000a003';

test.each([
  ['the name that the member has now', `@[Old Name](${KIM}), look`, '@Kim Minsu, look'],
  ['an id in capitals too', `@[Kim](${KIM.toUpperCase()})`, '@Kim Minsu'],
  ['the name as written where it is no member', '@[Boss](0190a000-0000-7000-8000-0000000000ff)', '@Boss'],
  ['no name for what is no id', '@[Kim](https://e.vil)', '@[Kim](https://e.vil)'],
  [
    'the text where the name is too long for one',
    `@[${'x'.repeat(101)}](${KIM})`,
    `@[${'x'.repeat(101)}](${KIM})`,
  ],
  ['each of several', `@[a](${KIM})@[b](0190a000-0000-7000-8000-00000000a002)`, '@Kim Minsu@이지우'],
  ['nothing but the text where nobody is mentioned', 'a [b](c) @d', 'a [b](c) @d'],
])('a mention is shown by %s', (_, text, expected) => {
  expect(withMentionsByName(text, [kim, lee], words)).toBe(expected);
});

test('somebody whose account was deleted is mentioned in words', () => {
  expect(withMentionsByName(`@[Kim](${KIM})`, [{ id: KIM, name: '' }], words)).toBe('@탈퇴한 사용자');
});

test('a huge text of half mentions takes no time to speak of', { timeout: 1_000 }, () => {
  const text = '@['.repeat(5_000);
  expect(withMentionsByName(text, [], words)).toBe(text);
});
