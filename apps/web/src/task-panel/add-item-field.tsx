import { LIMITS, type Task } from '@baton/dto';
import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../api/use-idempotency-key.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';

/** Adds one item after the other, each by Enter. */
export function AddItemField({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const { change } = useTaskChanges();
  const keyOf = useIdempotencyKey();
  const [draft, setDraft] = useDraft<{ text: string }>(`${task.id}.checklist`);
  const text = draft?.text ?? '';
  const error = text === '' ? null : rules.text(LIMITS.checklistText)(text.trim());

  async function add() {
    if (text.trim() === '' || error) return;
    const item = { text: text.trim() };
    const idempotencyKey = keyOf(item);
    setDraft(null);
    const isAdded = await change({ task, change: { kind: 'add-item', idempotencyKey, item } });
    // What was typed comes back, unless the next item is being typed already.
    if (!isAdded) setDraft((next) => next ?? { text });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    event.preventDefault();
    void add();
  }

  return (
    <TextInput
      size="xs"
      variant="unstyled"
      aria-label={t('checklist.add')}
      placeholder={t('checklist.add')}
      leftSection={<IconPlus size={14} aria-hidden />}
      value={text}
      error={error}
      onChange={(event) =>
        setDraft(event.currentTarget.value === '' ? null : { text: event.currentTarget.value })
      }
      onKeyDown={onKeyDown}
    />
  );
}
