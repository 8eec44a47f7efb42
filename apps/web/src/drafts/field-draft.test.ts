import { describe, expect, it } from 'vitest';
import { settled, typed } from './field-draft.ts';

const saved = { value: 'Landing', version: 3 };

describe('a draft of a field', () => {
  it('begins on what is saved then', () => {
    expect(typed(null, 'Landing p', saved)).toEqual({ text: 'Landing p', base: 'Landing', seenVersion: 3 });
  });

  it('stays on it while others save the field', () => {
    const begun = typed(null, 'Landing p', saved);
    const theirs = { value: 'Start', version: 4 };
    expect(typed(begun, 'Landing pa', theirs)).toEqual({
      text: 'Landing pa',
      base: 'Landing',
      seenVersion: 3,
    });
  });

  it('is none when the text is the saved one again', () => {
    expect(typed(typed(null, 'Landing p', saved), 'Landing', saved)).toBeNull();
  });

  it('is done with when it is saved', () => {
    expect(settled(typed(null, 'Landing p', saved), 'Landing p')).toBeNull();
  });

  it('keeps what was typed while it was being saved', () => {
    const more = { text: 'Landing page', base: 'Landing', seenVersion: 3 };
    expect(settled(more, 'Landing p')).toEqual({ text: 'Landing page', base: 'Landing p' });
  });
});
