/** The second of two keys comes soon, or it means itself. */
const SEQUENCE_MS = 1_500;

/** Follows what is pressed, by the names of presses, and says what it comes to. */
export interface KeySequence {
  /**
   * The binding that is complete with this press, such as `c` or `g p`; null when there is none (yet).
   * @param at when it was pressed, in milliseconds of any clock that only goes on
   */
  readonly press: (name: string, at: number) => string | null;
  readonly reset: () => void;
}

/** @param bindings all that there are: single presses and pairs of them */
export function createKeySequence(bindings: ReadonlySet<string>): KeySequence {
  const beginnings = new Set([...bindings].flatMap((keys) => (keys.includes(' ') ? keys.split(' ')[0] : [])));
  let begun: { readonly name: string; readonly at: number } | null = null;
  return {
    press(name, at) {
      const pair = begun && at - begun.at < SEQUENCE_MS ? `${begun.name} ${name}` : null;
      if (pair !== null && bindings.has(pair)) {
        begun = null;
        return pair;
      }
      begun = beginnings.has(name) ? { name, at } : null;
      return bindings.has(name) ? name : null;
    },
    reset() {
      begun = null;
    },
  };
}
