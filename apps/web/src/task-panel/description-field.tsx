import { LIMITS, type Task } from '@baton/dto';
import { ActionIcon, Button, Group, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { UnsavedRow } from '../drafts/unsaved-row.tsx';
import { type SaveField, useFieldDraft } from '../drafts/use-field-draft.ts';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { MarkdownEditor } from '../markdown/markdown-editor.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import classes from './description-field.module.css';
import { Section } from './section.tsx';

export interface DescriptionFieldProps {
  readonly task: Task;
  readonly onSave: SaveField;
}

/** The description: read as Markdown, edited in its place. What was typed stays until it is saved or discarded. */
export function DescriptionField({ task, onSave }: DescriptionFieldProps) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const { canEdit } = useTaskChanges();
  const saved = { value: task.description, version: task.version };
  const draft = useFieldDraft(`${task.id}.description`, saved, onSave);
  const [isEditing, editing] = useDisclosure(false);
  const section = useRef<HTMLElement>(null);
  const label = t('fields.description');
  const error = rules.text(LIMITS.taskDescription)(draft.text);

  function leave() {
    // What has the focus is about to be gone.
    section.current?.focus();
    editing.close();
  }
  function save() {
    if (error) return;
    void draft.save();
    leave();
  }
  function cancel() {
    const discarded = draft.isDirty ? draft.discard() : null;
    leave();
    if (!discarded) return;
    const id = notifications.show({
      role: 'status',
      message: (
        <Group justify="space-between" gap="xs">
          {t('drafts.discarded', { field: label })}
          <Button size="compact-sm" variant="light" onClick={bringBack}>
            {t('drafts.bringBack')}
          </Button>
        </Group>
      ),
    });
    function bringBack() {
      notifications.hide(id);
      if (discarded) draft.restore(discarded);
      editing.open();
    }
  }

  if (isEditing) {
    return (
      <Section ref={section} title={label}>
        <MarkdownEditor
          label={label}
          text={draft.text}
          onType={draft.type}
          placeholder={t('tasks.descriptionPlaceholder')}
          error={error}
          minRows={6}
          takesFocus
          onConfirm={save}
          onEscape={leave}
          preview={{ text: draft.text }}
        >
          <Button size="xs" variant="default" onClick={cancel}>
            {t('cancel')}
          </Button>
          <Button size="xs" disabled={!draft.isDirty || error !== null} onClick={save}>
            {t('save')}
          </Button>
        </MarkdownEditor>
      </Section>
    );
  }
  if (!canEdit && task.description === '') return null;
  return (
    <Section
      ref={section}
      title={label}
      actions={
        canEdit &&
        task.description !== '' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('panel.editDescription')}
            onClick={editing.open}
          >
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {task.description === '' ? (
        <UnstyledButton className={classes.empty} onClick={editing.open}>
          {t('panel.addDescription')}
        </UnstyledButton>
      ) : (
        <Markdown text={task.description} />
      )}
      {draft.isDirty && <UnsavedRow label={label} draft={draft} onContinue={editing.open} />}
    </Section>
  );
}
