import { LIMITS, type Task } from '@baton/dto';
import { Textarea } from '@mantine/core';
import { useFocusWithin } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { UnsavedRow } from '../drafts/unsaved-row.tsx';
import { type SaveField, useFieldDraft } from '../drafts/use-field-draft.ts';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import classes from './title-field.module.css';

export interface TitleFieldProps {
  readonly task: Task;
  readonly onSave: SaveField;
}

/** The title, saved by Enter or when it is left; Escape brings back what is saved. */
export function TitleField({ task, onSave }: TitleFieldProps) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const { canEdit } = useTaskChanges();
  const saved = { value: task.title, version: task.version };
  const draft = useFieldDraft(`${task.id}.title`, saved, (typed) =>
    onSave({ ...typed, text: typed.text.trim() }),
  );
  const { ref, focused } = useFocusWithin();
  const error = draft.isDirty ? rules.line(LIMITS.taskTitle)(draft.text) : null;

  function save() {
    if (error === null) void draft.save();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') draft.discard();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    save();
  }

  return (
    <div ref={ref}>
      <Textarea
        aria-label={t('fields.title')}
        // Escape closes the panel only when there is no draft.
        data-mantine-stop-propagation={draft.isDirty || undefined}
        classNames={{ input: classes.title }}
        autosize
        minRows={1}
        maxRows={6}
        value={draft.text}
        error={error}
        readOnly={!canEdit}
        onChange={(event) => draft.type(event.currentTarget.value.replaceAll('\n', ' '))}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      {draft.isDirty && !focused && <UnsavedRow label={t('fields.title')} draft={draft} />}
    </div>
  );
}
