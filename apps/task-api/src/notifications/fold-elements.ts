import { isDeepStrictEqual } from 'node:util';
import type { Change } from '@baton/log-schema';
import { type Chain, follow, netOf } from './fold-chain.ts';

/** That a part or an item of the checklist was added or removed. */
type WholeChange = Extract<Change, { field: 'part' | 'checklistItem' }>;
/** That one of their values changed. */
type ValueChange = Extract<Change, { part: unknown } | { item: unknown }>;
export type ElementChange = WholeChange | ValueChange;

type Snapshot = NonNullable<WholeChange['from']>;

/** What is known of a part or an item. */
interface FoldedElement {
  /** As it was first, when it was there and was removed. */
  was?: Snapshot;
  /** As it was added, while it is there. */
  added?: Snapshot | undefined;
  /** By field, since it was added if it was. */
  values: Map<ValueChange['field'], Chain<unknown>>;
  /** The last change, which shows it as it is. */
  latest: ElementChange;
}

export function isElementChange(change: Change): change is ElementChange {
  return isWhole(change) || 'part' in change || 'item' in change;
}

/**
 * What came of changes of parts and of items of the checklist: those that were added as they are now, those that
 * were removed as they were first, nothing of those that were both, and of all others each value.
 */
export function foldElements(changes: readonly ElementChange[]): Change[] {
  const elements = new Map<string, FoldedElement>();
  for (const change of changes) {
    const id = idOf(change);
    const element: FoldedElement = elements.get(id) ?? { values: new Map(), latest: change };
    elements.set(id, element);
    element.latest = change;
    if (isWhole(change)) foldWhole(element, change);
    else element.values.set(change.field, follow<unknown>(element.values.get(change.field), change));
  }
  return [...elements.values()].flatMap(toChanges);
}

function foldWhole(element: FoldedElement, { from, to }: WholeChange): void {
  if (from && !element.added && !element.was) element.was = withValues(from, element.values, 'first');
  element.added = to ?? undefined;
  element.values = new Map();
}

function toChanges({ was, added, values, latest }: FoldedElement): Change[] {
  if (isWhole(latest) || was || added) {
    const is = added && withValues(added, values, 'last');
    // One that was removed and put back is told as both, unless nothing came of it.
    if (isDeepStrictEqual(was, is)) return [];
    const { field } = isWhole(latest) ? latest : { field: 'part' in latest ? 'part' : 'checklistItem' };
    const wholes = [...(was ? [{ from: was, to: null }] : []), ...(is ? [{ from: null, to: is }] : [])];
    return wholes.map((whole) => ({ field, ...whole }) as WholeChange);
  }
  const shown = 'part' in latest ? { part: latest.part } : { item: latest.item };
  return [...values].flatMap(([field, chain]) => {
    const net = netOf(chain);
    return net ? [{ field, ...shown, ...net } as ValueChange] : [];
  });
}

/** The snapshot with the first or last of the values that changed. */
function withValues(snapshot: Snapshot, values: FoldedElement['values'], which: 'first' | 'last'): Snapshot {
  const known = [...values].map(([field, chain]) => [nameOf(field), chain[which]]);
  return { ...snapshot, ...Object.fromEntries(known) };
}

/** A field is named after what it belongs to and its value there, e.g. `part.role`. */
function nameOf(field: ValueChange['field']): string {
  return field.slice(field.indexOf('.') + 1);
}

function isWhole(change: Change): change is WholeChange {
  return change.field === 'part' || change.field === 'checklistItem';
}

function idOf(change: ElementChange): string {
  if ('part' in change) return change.part.id;
  if ('item' in change) return change.item.id;
  return (change.to ?? change.from)?.id ?? '';
}
