import { LIMITS, type Task } from '@baton/dto';
import { Input, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../../forms/use-field-rules.ts';
import { useTaskChanges } from '../../tasks/task-changes.tsx';

/** The title as a field in its row; leaving it saves. */
export function TitleEditor({ task, onEnd }: { task: Task; onEnd: () => void }) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  const isTitle = useFieldRules().line(LIMITS.taskTitle);
  const [draft, setDraft] = useState(task.title);
  // Others may change it meanwhile; then the user is asked.
  const [seenVersion] = useState(task.version);
  const problem = isTitle(draft);

  function save() {
    if (problem) return;
    onEnd();
    const title = draft.trim();
    if (title !== task.title) void change({ task, change: { kind: 'edit', patch: { title } }, seenVersion });
  }

  return (
    <>
      <Input
        size="xs"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever asked to edit the title is in its cell
        autoFocus
        aria-label={t('tasks.fieldOf', { field: t('fields.title'), key: task.key })}
        aria-invalid={problem !== null}
        error={problem !== null}
        value={draft}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') onEnd();
        }}
      />
      {problem && (
        <Text role="alert" size="xs" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
    </>
  );
}
