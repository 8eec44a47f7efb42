import { Button, Group, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editable-text.module.css';

export interface EditableTextProps {
  readonly label: string;
  readonly value: string;
  /** The version of the task that has this value. */
  readonly version: number;
  /** A title is one line and is saved by Enter; a text has buttons. */
  readonly look: 'title' | 'text';
  readonly placeholder?: string;
  readonly rule: (value: string) => string | null;
  readonly disabled: boolean;
  /** Takes the version that the user began on; true when the text is settled and no draft is needed any more. */
  readonly onSave: (value: string, seenVersion: number) => Promise<boolean>;
}

interface Draft {
  readonly text: string;
  readonly seenVersion: number;
}

/** Text that is saved when the user leaves it, or confirms it. Escape brings back a title, never a longer text. */
export function EditableText({ label, value, version, look, rule, onSave, ...input }: EditableTextProps) {
  const { t } = useTranslation('app');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const isDirty = draft !== null && draft.text !== value;
  const error = isDirty ? rule(draft.text) : null;

  async function save() {
    if (!isDirty) setDraft(null);
    if (!isDirty || error || isSaving) return;
    setIsSaving(true);
    const isSettled = await onSave(draft.text, draft.seenVersion);
    setIsSaving(false);
    if (isSettled) setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && look === 'title') setDraft(null);
    const isConfirmed = event.key === 'Enter' && (look === 'title' || event.ctrlKey || event.metaKey);
    if (!isConfirmed) return;
    event.preventDefault();
    void save();
  }

  return (
    <div>
      <Textarea
        {...input}
        // Escape closes the panel only when there is no draft.
        data-mantine-stop-propagation={isDirty || undefined}
        label={look === 'text' && label}
        aria-label={label}
        classNames={look === 'title' ? { input: classes.title } : undefined}
        autosize
        minRows={look === 'title' ? 1 : 4}
        maxRows={look === 'title' ? 6 : 24}
        value={draft?.text ?? value}
        error={error}
        onChange={(event) => {
          const text =
            look === 'title' ? event.currentTarget.value.replaceAll('\n', ' ') : event.currentTarget.value;
          setDraft({ text, seenVersion: draft?.seenVersion ?? version });
        }}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
      />
      {look === 'text' && isDirty && (
        // The buttons do not take the focus: leaving the field would save before they are clicked.
        <Group gap="xs" mt="xs" onMouseDown={(event) => event.preventDefault()}>
          <Button size="xs" loading={isSaving} onClick={() => void save()}>
            {t('save')}
          </Button>
          <Button size="xs" variant="default" disabled={isSaving} onClick={() => setDraft(null)}>
            {t('cancel')}
          </Button>
        </Group>
      )}
    </div>
  );
}
