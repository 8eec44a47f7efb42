import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../app/use-is-phone.ts';
import { baseOf, isOneChoice, PROSE_FIELDS, resolveConflict } from './conflict.ts';
import { ConflictField, type FieldChoice } from './conflict-field.tsx';
import type { ConflictQuestion } from './use-conflict-question.ts';

export interface ConflictDialogProps {
  readonly opened: boolean;
  readonly question: ConflictQuestion | null;
}

/** Shows per field what it was, what others saved meanwhile and the user's own value, and lets the user choose. */
export function ConflictDialog({ opened, question }: ConflictDialogProps) {
  const { t } = useTranslation('app');
  const isPhone = useIsPhone();
  // The question stays in the dialog while that closes.
  const [shown, setShown] = useState(question);
  if (question && question !== shown) setShown(question);

  return (
    <Modal
      opened={opened}
      size={760}
      fullScreen={isPhone}
      // Whoever looks away has not decided: what they typed stays.
      onClose={() => question?.onAnswer({ kind: 'later' })}
      title={shown && t('conflict.title', { key: shown.conflict.current.key })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {shown && <ConflictChoice key={shown.id} {...shown} />}
    </Modal>
  );
}

function ConflictChoice({ conflict, onAnswer }: ConflictQuestion) {
  const { t } = useTranslation('app');
  const { request, conflicts } = conflict;
  const isRemoval = request.change.kind === 'remove-part' || request.change.kind === 'remove-item';
  const fields = conflicts.map(({ field }) => field);
  const [choices, setChoices] = useState<Readonly<Record<string, FieldChoice>>>(() =>
    Object.fromEntries(fields.map((field) => [field, { keep: 'mine' }])),
  );

  function choose(field: string, choice: FieldChoice) {
    const changed = isOneChoice(conflict) ? fields : [field];
    setChoices({ ...choices, ...Object.fromEntries(changed.map((name) => [name, choice])) });
  }

  function save() {
    const kept = fields.filter((field) => choices[field]?.keep !== 'theirs');
    const combined = fields.flatMap((field) => {
      const choice = choices[field];
      return choice?.keep === 'both' ? [[field, choice.text]] : [];
    });
    onAnswer(resolveConflict(conflict, kept, Object.fromEntries(combined)));
  }

  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('conflict.text')}
      </Text>
      {conflicts.map(({ field, theirs, mine }, index) => (
        <ConflictField
          key={field}
          field={field}
          base={baseOf(request, field)}
          theirs={theirs}
          mine={isRemoval ? undefined : mine}
          mayCombine={!isRemoval && PROSE_FIELDS.has(field)}
          choice={choices[field] ?? { keep: 'mine' }}
          takesFocus={index === 0}
          onChoose={(choice) => choose(field, choice)}
        />
      ))}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" color="gray" mr="auto" onClick={() => onAnswer({ kind: 'later' })}>
          {t('conflict.later')}
        </Button>
        <Button variant="default" onClick={() => onAnswer({ kind: 'theirs' })}>
          {t('conflict.dismiss')}
        </Button>
        <Button onClick={save}>{t('conflict.keep')}</Button>
      </Group>
    </Stack>
  );
}
