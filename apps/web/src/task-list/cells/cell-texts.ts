import type { TFunction } from 'i18next';

/** What the cells of a list say things with. */
export interface CellTexts {
  readonly t: TFunction<'app'>;
  readonly locale: string;
  /** A text about one task, such as `Select WEB-12`. */
  readonly about: (taskKey: string, text: (key: string) => string) => string;
}

const PLACE = '{key}';

/** i18next looks a text up anew each time, which for hundreds of cells takes longer than drawing them. */
export function cellTexts(t: TFunction<'app'>, locale: string): CellTexts {
  const made = new Map<string, string>();
  function remembered(...args: Parameters<typeof t>) {
    const id = JSON.stringify(args);
    const text = made.get(id) ?? String(t(...args));
    made.set(id, text);
    return text;
  }
  return {
    t: remembered as unknown as TFunction<'app'>,
    locale,
    // Made once for all tasks, whose keys are put in.
    about: (taskKey, text) => text(PLACE).replace(PLACE, taskKey),
  };
}
