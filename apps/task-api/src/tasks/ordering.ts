import { AppError } from '@baton/dto';

/**
 * The list with the item, new or moved, behind the one that `afterId` names; null is the first place, and
 * without it the item stays where it is, or becomes the last.
 * @param noun what an item is, for whoever named none
 * @throws AppError `validation` naming `afterId`
 */
export function placeBehind<Item extends { readonly id: string }>(
  items: readonly Item[],
  item: Item,
  afterId: string | null | undefined,
  noun: string,
): Item[] {
  const place = items.findIndex(({ id }) => id === item.id);
  if (afterId === undefined) return place < 0 ? [...items, item] : items.with(place, item);
  const others = items.filter(({ id }) => id !== item.id);
  if (afterId === null) return [item, ...others];
  const before = others.findIndex(({ id }) => id === afterId);
  if (before < 0) throw AppError.field('afterId', `Must be another ${noun} of the task`);
  return others.toSpliced(before + 1, 0, item);
}

/** True when those that are in both lists stand in another order. */
export function isReordered(
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): boolean {
  const kept = new Set(after.map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  const was = before.filter(({ id }) => kept.has(id));
  const is = after.filter(({ id }) => known.has(id));
  return was.some(({ id }, index) => is[index]?.id !== id);
}
