import type { Change } from '@baton/log-schema';

/** Where something stands among others is seen on the site; it is not news. */
type HiddenChange = Extract<Change, { field: 'rank' | 'checklist.order' }>;
type ShownChange = Exclude<Change, HiddenChange>;

export type ProgressChange = Extract<Change, { field: 'progress' }>;
export type PartShareChange = Extract<Change, { field: 'part.progress' | 'part.weight' }>;
export type SingleChange = Exclude<ShownChange, ProgressChange>;

/** What a reader takes for one change: a field, or the task's progress with the parts it is the mean of. */
export type ChangeGroup =
  | { readonly kind: 'single'; readonly change: SingleChange }
  | {
      readonly kind: 'progress';
      readonly change: ProgressChange;
      readonly parts: readonly PartShareChange[];
    };

/**
 * Progress leads; the rest keeps its order, but for what mails do not show. The progress and weight of parts
 * belong to the task's progress when that changed too, because it follows from them.
 */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const shown = changes.filter(isShown);
  const progress = shown.find((change) => change.field === 'progress');
  const singles = shown.filter((change) => change.field !== 'progress');
  if (!progress) return singles.map(single);
  return [
    { kind: 'progress', change: progress, parts: singles.filter(isPartShare) },
    ...singles.filter((change) => !isPartShare(change)).map(single),
  ];
}

function isShown(change: Change): change is ShownChange {
  return change.field !== 'rank' && change.field !== 'checklist.order';
}

function single(change: SingleChange): ChangeGroup {
  return { kind: 'single', change };
}

function isPartShare(change: SingleChange): change is PartShareChange {
  return change.field === 'part.progress' || change.field === 'part.weight';
}
