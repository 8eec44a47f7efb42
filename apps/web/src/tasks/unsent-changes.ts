import type { DraftStorage } from '../drafts/draft-store.ts';
import type { TaskChangeRequest } from './task-change.ts';

/** A change that the server has perhaps not got. */
export interface UnsentChange {
  readonly id: string;
  readonly request: TaskChangeRequest;
}

/** The changes of one user to one project that the server has not answered yet. */
export interface UnsentChanges {
  readonly add: (change: UnsentChange) => void;
  readonly remove: (id: string) => void;
  readonly all: () => readonly UnsentChange[];
}

/**
 * Keeps changes over a reload and a new sign-in, for as long as their tab lives: what is on its way when the page
 * goes, or waits for the network then, is offered again. Text that was typed is kept as a draft of its field instead.
 * @param storage of this tab alone, so that none takes what another is sending for left behind
 * @param key of the user and the project
 */
export function createUnsentChanges(storage: DraftStorage, key: string): UnsentChanges {
  const name = `baton.unsent.${key}`;

  function all(): readonly UnsentChange[] {
    try {
      return JSON.parse(storage.read(name) ?? '[]') as UnsentChange[];
    } catch {
      return [];
    }
  }
  function store(changes: readonly UnsentChange[]) {
    if (changes.length === 0) storage.remove(name);
    else storage.write(name, JSON.stringify(changes));
  }

  return {
    all,
    add: (change) => store([...all().filter(({ id }) => id !== change.id), change]),
    remove: (id) => store(all().filter((change) => change.id !== id)),
  };
}

/** Whether a change is lost with the page unless it is kept: those of fields with a draft are not. */
export function isLostWithPage({ change, base }: TaskChangeRequest): boolean {
  return base === undefined && change.kind !== 'add-part';
}
