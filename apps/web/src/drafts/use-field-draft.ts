import { useState } from 'react';
import { type FieldDraft, type SavedField, settled, typed } from './field-draft.ts';
import { useDraft } from './use-draft.ts';

/** What saves a field: true when the text is settled, so that no draft is needed any more. */
export type SaveField = (draft: FieldDraft) => Promise<boolean>;

/**
 * One field of text while it is changed in its place.
 * @param name of the draft
 * @param saved as it is shown: with what is on its way to the server
 */
export function useFieldDraft(name: string, saved: SavedField, onSave: SaveField) {
  const [draft, setDraft] = useDraft<FieldDraft>(name);
  const [isSaving, setIsSaving] = useState(false);
  const isDirty = draft !== null && draft.text !== saved.value;

  return {
    text: draft?.text ?? saved.value,
    isDirty,
    isSaving,
    /** Others have saved another text since the user began. */
    isOverwritten: isDirty && draft.base !== saved.value,
    type: (text: string) => setDraft((current) => typed(current, text, saved)),
    /** @returns the draft, with which {@link restore} brings it back */
    discard(): FieldDraft | null {
      setDraft(null);
      return draft;
    },
    restore: (discarded: FieldDraft) => setDraft(discarded),
    async save(): Promise<void> {
      if (!isDirty || isSaving) return;
      setIsSaving(true);
      const isSettled = await onSave(draft);
      setIsSaving(false);
      if (isSettled) setDraft((current) => settled(current, draft.text));
    },
  };
}

export type FieldDraftState = ReturnType<typeof useFieldDraft>;
