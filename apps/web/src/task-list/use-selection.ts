import { useState } from 'react';

/** The tasks that are chosen. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** @param shown the ids in their order, to take all since the one chosen last; null for the one alone */
  readonly toggle: (id: string, shown: readonly string[] | null) => void;
  readonly add: (id: string) => void;
  readonly setAll: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  return {
    ids,
    toggle(id, shown) {
      setLast(id);
      setIds((chosen) => {
        const from = shown && last !== null ? shown.indexOf(last) : -1;
        if (shown && from !== -1) return new Set([...chosen, ...between(shown, from, shown.indexOf(id))]);
        return chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]);
      });
    },
    add(id) {
      setLast(id);
      setIds((chosen) => (chosen.has(id) ? chosen : new Set([...chosen, id])));
    },
    setAll: (all) => setIds(new Set(all)),
    clear: () => setIds(new Set()),
  };
}

function between(ids: readonly string[], from: number, to: number): readonly string[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}
