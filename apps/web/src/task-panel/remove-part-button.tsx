import type { Part } from '@baton/dto';
import { ActionIcon, Button, Group, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';

export interface RemovePartButtonProps {
  readonly part: Part;
  readonly onRemove: () => void;
}

/** Escape closes the question, not the panel under it. */
const keepPanel = { 'data-mantine-stop-propagation': true };

/** Asks first: the progress of a part goes with it, and its person is mailed, unless that is the user. */
export function RemovePartButton({ part, onRemove }: RemovePartButtonProps) {
  const { t } = useTranslation('app');
  const { session } = useServices();
  const [isAsking, question] = useDisclosure(false);
  const label = t('parts.remove', { role: part.role });
  return (
    <Popover
      opened={isAsking}
      onChange={(opened) => (opened ? question.open() : question.close())}
      width="min(300px, calc(100vw - 24px))"
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={question.toggle}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} {...keepPanel}>
        <Text size="sm" mb="sm">
          {part.assignee && part.assignee.id !== session.user().id
            ? t('parts.removeQuestionOf', { role: part.role, name: part.assignee.name })
            : t('parts.removeQuestion', { role: part.role })}
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" data-autofocus onClick={question.close} {...keepPanel}>
            {t('cancel')}
          </Button>
          <Button size="xs" color="red" onClick={onRemove} {...keepPanel}>
            {t('parts.confirmRemove')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
