import { describe, expect, it } from 'vitest';
import { mentionedIds } from './mentions.ts';

const KIM = '00000000-0000-4000-8000-00000000000a';
const LEE = '00000000-0000-4000-8000-00000000000b';

describe('mentionedIds', () => {
  it.each([
    ['nobody', '', []],
    ['one person', `Ask @[Kim](${KIM}).`, [KIM]],
    ['several, in their order', `@[Lee](${LEE})@[김철수](${KIM})`, [LEE, KIM]],
    ['a person once', `@[Kim](${KIM}) and @[Kim again](${KIM})`, [KIM]],
    ['an id in capitals', `@[Kim](${KIM.toUpperCase()})`, [KIM]],
    ['a person without a name', `@[](${KIM})`, [KIM]],
    ['no plain link', `[Kim](${KIM})`, []],
    ['no id that is none', '@[Kim](kim)', []],
    ['nothing over a line break', `@[Kim\n](${KIM})`, []],
    ['the inner one of two that overlap', `@[a @[Kim](${KIM})`, [KIM]],
  ])('finds %s', (_, body, ids) => {
    expect(mentionedIds(body)).toEqual(ids);
  });

  it('finds nothing in text that only begins to mention', () => {
    expect(mentionedIds('@['.repeat(5_000))).toEqual([]);
  });
});
