import { LIMITS, type Part, type Task } from '@baton/dto';
import { ActionIcon, Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AddPartForm } from './add-part-form.tsx';
import classes from './part-list.module.css';
import { ProgressControl } from './progress-control.tsx';
import { useProjectPeople } from './project-people.ts';
import type { PartPatch } from './task-change.ts';
import { useTaskChanges } from './task-changes.tsx';

/** The parts of a task: role, person and progress of each, to be changed in place. */
export function PartList({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  const [isAdding, adding] = useDisclosure(false);
  return (
    <section aria-label={t('fields.parts')}>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          {t('fields.parts')}
        </Text>
        {canEdit && !isAdding && task.parts.length < LIMITS.parts && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={adding.open}
          >
            {t('parts.add')}
          </Button>
        )}
      </Group>
      {task.parts.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t('parts.hint')}
        </Text>
      )}
      <Stack component="ul" gap="xs" m={0} p={0}>
        {task.parts.map((part) => (
          <PartItem key={part.id} task={task} part={part} />
        ))}
      </Stack>
      {isAdding && <AddPartForm task={task} onClose={adding.close} />}
    </section>
  );
}

function PartItem({ task, part }: { task: Task; part: Part }) {
  const { t } = useTranslation('app');
  const { canEdit, change } = useTaskChanges();
  const edit = (patch: PartPatch) =>
    void change({ task, change: { kind: 'edit-part', partId: part.id, patch } });
  return (
    <li className={classes.part}>
      <Group gap="xs" wrap="nowrap" mb="xs">
        <Text size="sm" fw={600} truncate>
          {part.role}
        </Text>
        {part.weight > 1 && (
          <Badge variant="default" size="sm" tt="none" flex="none" title={t('parts.weightHint')}>
            {`× ${part.weight}`}
          </Badge>
        )}
        <PersonSelect part={part} onChange={(assignee) => edit({ assignee })} />
        {canEdit && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('parts.remove', { role: part.role })}
            onClick={() => void change({ task, change: { kind: 'remove-part', partId: part.id } })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <ProgressControl
        label={t('parts.progressOf', { role: part.role })}
        progress={part.progress}
        disabled={!canEdit}
        onChange={(progress) => edit({ progress })}
      />
    </li>
  );
}

interface PersonSelectProps {
  readonly part: Part;
  readonly onChange: (assignee: Part['assignee']) => void;
}

function PersonSelect({ part, onChange }: PersonSelectProps) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  const members = useProjectPeople();
  const isMember = members.some(({ id }) => id === part.assignee?.id);
  // Who has left the project, or a list that is still loading, must not change what the field shows.
  const people = part.assignee && !isMember ? [part.assignee, ...members] : members;
  return (
    <NativeSelect
      ml="auto"
      size="xs"
      w={160}
      aria-label={t('parts.personOf', { role: part.role })}
      value={part.assignee?.id ?? ''}
      disabled={!canEdit}
      onChange={(event) => {
        const id = event.currentTarget.value;
        onChange(people.find((person) => person.id === id) ?? null);
      }}
    >
      <option value="">{t('parts.nobody')}</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
