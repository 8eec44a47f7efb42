import { type ChecklistItem, LIMITS, type Task } from '@baton/dto';
import { Checkbox, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldDraft } from '../drafts/use-field-draft.ts';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { isSaved, type ItemPatch } from '../tasks/task-change.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import classes from './checklist.module.css';
import { OrderMenu } from './order-menu.tsx';

export interface ChecklistRowProps {
  readonly task: Task;
  readonly item: ChecklistItem;
  /** Called before what has the focus in it goes away. */
  readonly onLeave: () => void;
}

export function ChecklistRow({ task, item, onLeave }: ChecklistRowProps) {
  const { t } = useTranslation('app');
  const { canEdit, change } = useTaskChanges();
  const [isEditing, editing] = useDisclosure(false);
  const mayChange = canEdit && isSaved(item);
  const edit = (patch: ItemPatch) =>
    void change({ task, change: { kind: 'edit-item', itemId: item.id, patch } });

  function remove() {
    onLeave();
    void change({ task, change: { kind: 'remove-item', itemId: item.id } });
  }

  return (
    <li className={classes.row}>
      <Checkbox
        size="xs"
        aria-label={item.text}
        checked={item.done}
        disabled={!mayChange}
        onChange={(event) => edit({ done: event.currentTarget.checked })}
      />
      {isEditing ? (
        <ItemText task={task} item={item} onClose={editing.close} onLeave={onLeave} />
      ) : (
        <span className={classes.text} data-done={item.done || undefined}>
          {item.text}
        </span>
      )}
      {mayChange && !isEditing && (
        <OrderMenu
          label={t('checklist.menu', { text: item.text })}
          items={task.checklist}
          id={item.id}
          onMove={(afterId) => edit({ afterId })}
          onEdit={editing.open}
          onRemove={remove}
        />
      )}
    </li>
  );
}

function ItemText({ task, item, onClose, onLeave }: ChecklistRowProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const { change } = useTaskChanges();
  const saved = { value: item.text, version: task.version };
  const draft = useFieldDraft(`${task.id}.checklist.${item.id}`, saved, ({ text, base, seenVersion }) =>
    change({
      task,
      change: { kind: 'edit-item', itemId: item.id, patch: { text: text.trim() } },
      base: { text: base },
      ...(seenVersion && { seenVersion }),
    }),
  );
  const error = draft.isDirty ? rules.line(LIMITS.checklistText)(draft.text) : null;

  function save() {
    if (error) return;
    void draft.save();
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') draft.discard();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
    if (event.key === 'Enter') save();
    else onClose();
  }

  return (
    <TextInput
      size="xs"
      flex={1}
      aria-label={t('checklist.text')}
      // Escape leaves the field, and the panel stays.
      data-mantine-stop-propagation
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the user has just asked for it
      autoFocus
      value={draft.text}
      error={error}
      onChange={(event) => draft.type(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  );
}
