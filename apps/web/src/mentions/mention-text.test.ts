import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionable, mentionQuery, toSaved, toWritten, withNames } from './mention-text.ts';

const KIM = '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10';
const LEE = '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a11';
const TWIN = '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a12';
const people = mentionable([
  { id: KIM, name: 'Kim' },
  { id: LEE, name: 'Kim Lee' },
]);
const save = (text: string, ...picked: string[]) => toSaved(text, people, new Set(picked));

describe('a comment to be saved', () => {
  it('mentions whoever stands behind an @', () => {
    expect(save('@Kim, look (@Kim)')).toBe(`@[Kim](${KIM}), look (@[Kim](${KIM}))`);
  });

  it('takes the longer of two names that fit', () => {
    expect(save('@Kim Lee')).toBe(`@[Kim Lee](${LEE})`);
  });

  it.each(['kim@Kim.example', '@Kimberly', '@Kim2', '@nobody', '@'])('leaves %s alone', (text) => {
    expect(save(text)).toBe(text);
  });

  it('lets a particle follow a name that was picked', () => {
    expect(save('@Kim님, 봐 주세요', KIM)).toBe(`@[Kim](${KIM})님, 봐 주세요`);
    expect(save('@Kim님, 봐 주세요')).toBe('@Kim님, 봐 주세요');
  });

  it('tells two people of one name apart', () => {
    const twins = mentionable([
      { id: KIM, name: 'Kim' },
      { id: TWIN, name: 'Kim' },
    ]);
    expect(toSaved('@Kim and @Kim (2)', twins, new Set())).toBe(`@[Kim](${KIM}) and @[Kim (2)](${TWIN})`);
  });

  it('writes a name without what would break the brackets', () => {
    expect(toSaved('@Kim b', mentionable([{ id: KIM, name: '[Kim] `b' }]), new Set())).toBe(
      `@[Kim b](${KIM})`,
    );
  });
});

describe('a comment to be edited', () => {
  it('shows its mentions as they are typed', () => {
    expect(toWritten(`Ask @[Old name](${KIM.toUpperCase()})`, people)).toBe('Ask @Kim');
  });

  it('leaves somebody who has gone as they were written', () => {
    expect(toWritten(`Ask @[Gone](${TWIN})`, people)).toBe(`Ask @[Gone](${TWIN})`);
  });

  it('is saved as it was, whatever stands around its mentions', () => {
    const text = fc.stringMatching(/^[ a-z.,가-힣\n]{0,10}$/);
    const mention = fc.constantFrom(`@[Kim](${KIM})`, `@[Kim Lee](${LEE})`, `@[Gone](${TWIN})`);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, mention)), text, (pieces, end) => {
        // A letter right before an @ makes an address of it, and ` Lee` behind Kim the other name.
        const body = pieces.map(([before, who]) => `${before} ${who}.`).join('') + end;
        expect(toSaved(toWritten(body, people), people, new Set([KIM, LEE]))).toBe(body);
      }),
    );
  });
});

describe('mentionQuery', () => {
  it.each([
    ['Ask @', ''],
    ['Ask @ki', 'ki'],
    ['@김', '김'],
    ['(@k', 'k'],
    ['a@k', null],
    ['@kim ', null],
    ['no', null],
  ])('finds in %j the name %j', (text, query) => {
    expect(mentionQuery(text, text.length)).toBe(query);
  });

  it('looks at what stands before the caret only', () => {
    expect(mentionQuery('Ask @kim now', 7)).toBe('ki');
  });
});

it('what is saved reads by the names that it was written with', () => {
  const lee = '019abd3e-0000-7000-8000-00000000a002';
  expect(withNames(`Ask @[Lee](${lee}) or @[이서준](${lee}).`)).toBe('Ask @Lee or @이서준.');
});
