export const PALETTE_GROUPS = ['tasks', 'actions', 'go', 'projects'] as const;

/** Something that the palette can find. */
export interface PaletteItem {
  readonly id: string;
  readonly group: (typeof PALETTE_GROUPS)[number];
  readonly label: string;
  /** What else it is found by, and shown with it: the key of a task or a project. */
  readonly key?: string;
  /** As in the table of commands. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** More are not read; another word finds what is meant. */
const MOST_OF_A_GROUP = 20;

/**
 * The items that hold all words of a query, the best of each group first: those whose key it is, then those that
 * begin with it, then those with a word that does. Tasks are too many to be shown unasked.
 */
export function findItems(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const text = query.trim().toLowerCase();
  const words = text.split(/\s+/);
  const found = items.flatMap((item) => {
    if (text === '') return item.group === 'tasks' ? [] : [{ item, rank: 0 }];
    const label = item.label.toLowerCase();
    const key = item.key?.toLowerCase() ?? '';
    if (!words.every((word) => label.includes(word) || key.includes(word))) return [];
    return [{ item, rank: rankOf(text, label, key) }];
  });
  found.sort((one, other) => one.rank - other.rank);
  return PALETTE_GROUPS.flatMap((group) =>
    found.flatMap(({ item }) => (item.group === group ? item : [])).slice(0, MOST_OF_A_GROUP),
  );
}

function rankOf(text: string, label: string, key: string): number {
  if (key === text) return 0;
  if (label.startsWith(text)) return 1;
  return label.includes(` ${text}`) || key.startsWith(text) ? 2 : 3;
}
