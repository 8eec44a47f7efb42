import type { CommentRef, DigestItem } from '@baton/log-schema';
import { applyToCreated, foldChanges } from './fold-changes.ts';
import { type Chain, follow, netOf, type Step } from './fold-chain.ts';

/** A comment as it is now. */
export type CommentNow = Pick<CommentRef, 'mentions'> & { readonly body: string };

/** Whether a task is not there yet, there, or in the trash. */
type Presence = 'absent' | 'here' | 'trash';

const PRESENCE: Readonly<Partial<Record<DigestItem['what'], Step<Presence>>>> = {
  created: { from: 'absent', to: 'here' },
  deleted: { from: 'here', to: 'trash' },
  restored: { from: 'trash', to: 'here' },
};

type ItemOf<What extends DigestItem['what']> = Extract<DigestItem, { what: What }>;

/**
 * What came of all that the items tell, in the order of the entries, task by task: docs/decisions/037-who-is-told-when.md.
 * @param items each of one entry
 * @param comments by id; those that are missing were deleted
 */
export function foldItems(
  items: readonly DigestItem[],
  comments: ReadonlyMap<string, CommentNow>,
): DigestItem[] {
  const ordered = items.toSorted((a, b) => ((a.entryIds[0] ?? '') < (b.entryIds[0] ?? '') ? -1 : 1));
  return [...Map.groupBy(ordered, ({ task }) => task.id).values()].flatMap((ofTask) =>
    foldTask(ofTask, comments),
  );
}

function foldTask(items: readonly DigestItem[], comments: ReadonlyMap<string, CommentNow>): DigestItem[] {
  const presence = netPresence(items);
  if (presence?.from === 'absent' && presence.to === 'trash') return [];
  const commented = foldComments(items.filter(isCommented), comments);
  const created = items.find((item) => item.what === 'created');
  const updates = items.filter((item) => item.what === 'updated');
  const changes = foldChanges(updates.flatMap((item) => item.changes));
  if (created && presence?.from === 'absent') {
    const told = sumUp(items.filter((item) => !isCommented(item)));
    return [{ what: 'created', ...told, created: applyToCreated(created.created, changes) }, ...commented];
  }
  const moves = items.filter(({ what }) => what in PRESENCE);
  return [
    ...(changes.length > 0 ? [{ what: 'updated' as const, ...sumUp(updates), changes }] : []),
    ...commented,
    ...(presence
      ? [{ what: presence.to === 'trash' ? ('deleted' as const) : ('restored' as const), ...sumUp(moves) }]
      : []),
  ];
}

function netPresence(items: readonly DigestItem[]): Step<Presence> | undefined {
  let chain: Chain<Presence> | undefined;
  for (const { what } of items) {
    const step = PRESENCE[what];
    if (step) chain = follow(chain, step);
  }
  return chain && netOf(chain);
}

function foldComments(
  items: readonly ItemOf<'commented'>[],
  comments: ReadonlyMap<string, CommentNow>,
): DigestItem[] {
  return [...Map.groupBy(items, ({ comment }) => comment.id).values()].flatMap((ofComment) => {
    const [first] = ofComment;
    const now = first && comments.get(first.comment.id);
    if (!now) return [];
    const comment = { ...first.comment, mentions: now.mentions };
    return [{ what: 'commented' as const, ...sumUp(ofComment), comment, body: now.body }];
  });
}

/** What items have in common, of several that follow on one another. */
function sumUp(items: readonly DigestItem[]): Pick<DigestItem, 'task' | 'entryIds' | 'actors' | 'at'> {
  const last = items.at(-1);
  if (!last) throw new Error('There is nothing to sum up');
  const actors = new Map(items.flatMap((item) => item.actors.map((actor) => [actor.id, actor] as const)));
  return {
    task: last.task,
    entryIds: items.flatMap(({ entryIds }) => entryIds),
    actors: [...actors.values()],
    at: last.at,
  };
}

function isCommented(item: DigestItem): item is ItemOf<'commented'> {
  return item.what === 'commented';
}
