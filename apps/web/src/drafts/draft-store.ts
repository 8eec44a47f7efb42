/** Where drafts outlive a reload: a part of the browser's storage. */
export interface DraftStorage {
  readonly read: (key: string) => string | null;
  readonly write: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
}

/** What users typed and did not save yet, by name. */
export interface DraftStore {
  readonly read: <Draft>(name: string) => Draft | null;
  /** @param draft any JSON */
  readonly write: (name: string, draft: unknown) => void;
  readonly remove: (name: string) => void;
}

/**
 * The drafts of one user. They stay until they are saved or discarded: over a reload, the end of a session and a
 * lost connection. Where the browser keeps nothing (private windows, a full storage), they last as long as the page.
 */
export function createDraftStore(storage: DraftStorage, userId: () => string): DraftStore {
  const unstored = new Map<string, string>();
  const keyOf = (name: string) => `baton.draft.${userId()}.${name}`;
  return {
    read<Draft>(name: string) {
      return parse<Draft>(unstored.get(name) ?? storage.read(keyOf(name)));
    },
    write(name, draft) {
      const text = JSON.stringify(draft);
      storage.write(keyOf(name), text);
      if (storage.read(keyOf(name)) === text) unstored.delete(name);
      else unstored.set(name, text);
    },
    remove(name) {
      unstored.delete(name);
      storage.remove(keyOf(name));
    },
  };
}

function parse<Draft>(text: string | null): Draft | null {
  try {
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}
