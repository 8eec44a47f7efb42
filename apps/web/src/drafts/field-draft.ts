/** A field that a user is about to change. */
export interface FieldDraft {
  readonly text: string;
  /** What was saved when they began, and the version that had it; the newest that is known when there is none. */
  readonly base: string;
  readonly seenVersion?: number;
}

export interface SavedField {
  readonly value: string;
  readonly version: number;
}

/** The draft once the user typed; null when the text is the saved one again. */
export function typed(draft: FieldDraft | null, text: string, saved: SavedField): FieldDraft | null {
  if (text === saved.value) return null;
  return { ...(draft ?? { base: saved.value, seenVersion: saved.version }), text };
}

/** What is left of a draft whose text of a moment ago has been saved: what was typed since. */
export function settled(draft: FieldDraft | null, savedText: string): FieldDraft | null {
  return draft === null || draft.text === savedText ? null : { text: draft.text, base: savedText };
}
