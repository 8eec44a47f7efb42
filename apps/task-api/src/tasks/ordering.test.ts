import { describe, expect, it } from 'vitest';
import { isReordered, placeBehind } from './ordering.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ id })) as [Item, Item, Item, Item];
type Item = { readonly id: string };

const order = (items: readonly Item[]) => items.map(({ id }) => id).join('');

describe('placeBehind', () => {
  it.each([
    ['a new one becomes the last', d, undefined, 'abcd'],
    ['a new one becomes the first', d, null, 'dabc'],
    ['a new one comes behind another', d, 'a', 'adbc'],
    ['one stays', b, undefined, 'abc'],
    ['one becomes the first', c, null, 'cab'],
    ['one becomes the last', a, 'c', 'bca'],
    ['one stays behind the one before it', b, 'a', 'abc'],
  ])('%s', (_, item, afterId, expected) => {
    expect(order(placeBehind([a, b, c], item, afterId, 'part'))).toBe(expected);
  });

  it('takes the item as it is now', () => {
    const changed = { id: 'b', text: 'new' };
    expect(placeBehind<Item>([a, b], changed, undefined, 'part')[1]).toBe(changed);
  });

  it.each([
    ['itself', 'b'],
    ['none of them', 'x'],
  ])('refuses to place one behind %s', (_, afterId) => {
    expect(() => placeBehind([a, b], b, afterId, 'part')).toThrow(
      expect.objectContaining({
        code: 'validation',
        details: { errors: [{ path: 'afterId', message: 'Must be another part of the task' }] },
      }),
    );
  });
});

describe('isReordered', () => {
  it.each([
    ['nothing moved', [a, b, c], [a, b, c], false],
    ['one was added in between', [a, c], [a, b, c], false],
    ['one was removed', [a, b, c], [a, c], false],
    ['one moved', [a, b, c], [b, a, c], true],
    ['one moved and another was added', [a, b], [b, d, a], true],
  ])('tells whether %s', (_, before, after, expected) => {
    expect(isReordered(before, after)).toBe(expected);
  });
});
