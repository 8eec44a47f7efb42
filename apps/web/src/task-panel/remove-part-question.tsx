import type { Part } from '@baton/dto';
import { Button, Group, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';

export interface RemovePartQuestionProps {
  readonly part: Part;
  readonly onKeep: () => void;
  readonly onRemove: () => void;
}

/** Escape closes the question, not the panel under it. */
const keepPanel = { 'data-mantine-stop-propagation': true };

/** Asks first: the progress of a part goes with it, and its person is mailed, unless that is the user. */
export function RemovePartQuestion({ part, onKeep, onRemove }: RemovePartQuestionProps) {
  const { t } = useTranslation('app');
  const { session } = useServices();

  function onKeyDown({ key }: KeyboardEvent) {
    if (key === 'Escape') onKeep();
  }

  return (
    <Group
      role="group"
      aria-label={t('parts.remove', { role: part.role })}
      mt="xs"
      gap="xs"
      justify="flex-end"
      onKeyDown={onKeyDown}
    >
      <Text size="sm" mr="auto">
        {part.assignee && part.assignee.id !== session.user().id
          ? t('parts.removeQuestionOf', { role: part.role, name: part.assignee.name })
          : t('parts.removeQuestion', { role: part.role })}
      </Text>
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the user has just asked for the question */}
      <Button size="xs" variant="default" autoFocus onClick={onKeep} {...keepPanel}>
        {t('cancel')}
      </Button>
      <Button size="xs" color="red" onClick={onRemove} {...keepPanel}>
        {t('parts.confirmRemove')}
      </Button>
    </Group>
  );
}
