import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldName } from '../i18n/en/tasks.ts';
import { resolveConflict } from './conflict.ts';
import classes from './conflict-dialog.module.css';
import { useProjectPeople } from '../tasks/project-people.ts';
import type { ConflictQuestion } from './use-conflict-question.ts';
import { useFieldText } from '../tasks/use-field-text.ts';

export interface ConflictDialogProps {
  readonly opened: boolean;
  readonly question: ConflictQuestion | null;
}

/** Shows per field what others saved meanwhile beside the user's own value, and lets the user choose. */
export function ConflictDialog({ opened, question }: ConflictDialogProps) {
  const { t } = useTranslation('app');
  // The question stays in the dialog while that closes.
  const [shown, setShown] = useState(question);
  if (question && question !== shown) setShown(question);

  return (
    <Modal
      opened={opened}
      size="lg"
      onClose={() => question?.onAnswer(null)}
      title={shown && t('conflict.title', { key: shown.conflict.current.key })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {shown && <ConflictChoice key={shown.id} {...shown} />}
    </Modal>
  );
}

function ConflictChoice({ conflict, onAnswer }: ConflictQuestion) {
  const { t } = useTranslation('app');
  const fieldText = useFieldText(useProjectPeople());
  const fields = conflict.conflicts.map(({ field }) => field);
  const isRemoval = conflict.request.change.kind === 'remove-part';
  const [kept, setKept] = useState<readonly string[]>(fields);

  function choose(field: string, choice: string) {
    // A part is removed whole or not at all, so its fields go together.
    const changed = isRemoval ? fields : [field];
    const others = kept.filter((other) => !changed.includes(other));
    setKept(choice === 'mine' ? [...others, ...changed] : others);
  }

  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('conflict.text')}
      </Text>
      {conflict.conflicts.map(({ field, theirs, mine }, index) => (
        <Radio.Group
          key={field}
          label={t(`fields.${field as FieldName}`)}
          value={kept.includes(field) ? 'mine' : 'theirs'}
          onChange={(choice) => choose(field, choice)}
        >
          <div className={classes.choices}>
            <Radio
              value="theirs"
              label={t('conflict.theirs')}
              description={fieldText(field, theirs)}
              classNames={{ root: classes.choice, description: classes.value }}
            />
            <Radio
              value="mine"
              data-autofocus={index === 0 || undefined}
              label={t('conflict.mine')}
              description={isRemoval ? t('conflict.removed') : fieldText(field, mine)}
              classNames={{ root: classes.choice, description: classes.value }}
            />
          </div>
        </Radio.Group>
      ))}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => onAnswer(null)}>
          {t('conflict.dismiss')}
        </Button>
        <Button onClick={() => onAnswer(resolveConflict(conflict, kept))}>{t('conflict.keep')}</Button>
      </Group>
    </Stack>
  );
}
