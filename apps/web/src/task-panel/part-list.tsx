import { LIMITS, type Task } from '@baton/dto';
import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { AddPartForm, addPartDraftName } from './add-part-form.tsx';
import { PartRow } from './part-row.tsx';
import { Section } from './section.tsx';

/** The parts of a task: role, person and progress of each, to be changed in place. */
export function PartList({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { drafts } = useServices();
  const { canEdit } = useTaskChanges();
  const [isAdding, adding] = useDisclosure(canEdit && drafts.read(addPartDraftName(task)) !== null);
  const section = useRef<HTMLElement>(null);
  if (!canEdit && task.parts.length === 0) return null;

  // For when what had the focus is about to be gone.
  const takeFocus = () => section.current?.focus();

  function stopAdding() {
    takeFocus();
    adding.close();
  }

  return (
    <Section
      ref={section}
      title={t('fields.parts')}
      count={task.parts.length > 0 ? String(task.parts.length) : undefined}
      actions={
        canEdit &&
        !isAdding &&
        task.parts.length < LIMITS.parts && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={adding.open}
          >
            {t('parts.add')}
          </Button>
        )
      }
    >
      {task.parts.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t('parts.hint')}
        </Text>
      )}
      <Stack component="ul" gap={6} m={0} p={0}>
        {task.parts.map((part) => (
          <PartRow key={part.id} task={task} part={part} onLeave={takeFocus} />
        ))}
      </Stack>
      {isAdding && <AddPartForm task={task} onClose={stopAdding} />}
    </Section>
  );
}
