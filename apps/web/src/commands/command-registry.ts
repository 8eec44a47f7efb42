import type { CommandId } from './command-table.ts';

/** What can be done on the page as it is. */
export interface CommandRegistry {
  /** Offers a command until the answer is called; the last that offers it is the one that does it. */
  readonly offer: (id: CommandId, run: () => void) => () => void;
  /** Does it, when somebody offers it. @returns whether somebody does */
  readonly run: (id: CommandId) => boolean;
  readonly isOffered: (id: CommandId) => boolean;
  readonly offered: () => readonly CommandId[];
  /** Tells each change of what is offered. @returns what ends that */
  readonly subscribe: (onChange: () => void) => () => void;
}

export function createCommandRegistry(): CommandRegistry {
  const offers: { readonly id: CommandId; readonly run: () => void }[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    offer(id, run) {
      const offer = { id, run };
      offers.push(offer);
      tell();
      return () => {
        offers.splice(offers.indexOf(offer), 1);
        tell();
      };
    },
    run(id) {
      const offer = offers.findLast((one) => one.id === id);
      offer?.run();
      return offer !== undefined;
    },
    isOffered: (id) => offers.some((offer) => offer.id === id),
    offered: () => [...new Set(offers.map(({ id }) => id))],
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
