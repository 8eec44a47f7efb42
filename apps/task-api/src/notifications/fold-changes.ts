import type { Change, Created } from '@baton/log-schema';
import { type Chain, follow, netOf } from './fold-chain.ts';
import { foldElements, isElementChange } from './fold-elements.ts';
import { isOrder } from './task-event.ts';

/**
 * What came of changes of a task in their order: each field, part and item from its first value to its last one, and
 * nothing of what is as it was. Orders are not in it, because nobody is told of these alone.
 */
export function foldChanges(changes: readonly Change[]): Change[] {
  const told = changes.filter((change) => !isOrder(change));
  const elements = told.filter(isElementChange);
  const fields = new Map<Change['field'], Chain<unknown>>();
  for (const change of told) {
    if (!isElementChange(change)) fields.set(change.field, follow<unknown>(fields.get(change.field), change));
  }
  const nets = [...fields].flatMap(([field, chain]) => {
    const net = netOf(chain);
    return net ? [{ field, ...net } as Change] : [];
  });
  return [...nets, ...foldElements(elements)];
}

/** What a new task holds after changes that {@link foldChanges} made of all since. */
export function applyToCreated(created: Created, changes: readonly Change[]): Created {
  const next = { ...created, parts: [...created.parts], checklist: [...created.checklist] };
  for (const change of changes) applyChange(next, change);
  return next;
}

function applyChange(created: Created, change: Change): void {
  if (change.field === 'part') created.parts = withElement(created.parts, change);
  else if (change.field === 'checklistItem') created.checklist = withElement(created.checklist, change);
  else if ('part' in change) created.parts = withValue(created.parts, change.part.id, change);
  else if ('item' in change) created.checklist = withValue(created.checklist, change.item.id, change);
  // Every item names its task by the title.
  else if (change.field !== 'title') Object.assign(created, { [change.field]: change.to });
}

function withElement<Element extends { id: string }>(
  elements: readonly Element[],
  { from, to }: { from: Element | null; to: Element | null },
): Element[] {
  const others = elements.filter(({ id }) => id !== from?.id);
  return to ? [...others, to] : others;
}

function withValue<Element extends { id: string }>(
  elements: readonly Element[],
  elementId: string,
  { field, to }: { field: string; to: unknown },
): Element[] {
  const name = field.slice(field.indexOf('.') + 1);
  return elements.map((element) => (element.id === elementId ? { ...element, [name]: to } : element));
}
