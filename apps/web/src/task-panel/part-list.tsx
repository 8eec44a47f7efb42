import { LIMITS, type Part, type Task } from '@baton/dto';
import { ActionIcon, Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPartForm } from './add-part-form.tsx';
import { EditPartForm } from './edit-part-form.tsx';
import classes from './part-list.module.css';
import { ProgressControl } from '../tasks/progress-control.tsx';
import { useProjectPeople } from '../tasks/project-people.ts';
import { RemovePartButton } from './remove-part-button.tsx';
import type { PartPatch } from '../tasks/task-change.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';

/** The parts of a task: role, person and progress of each, to be changed in place. */
export function PartList({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  const [isAdding, adding] = useDisclosure(false);
  const section = useRef<HTMLElement>(null);

  // For when what had the focus is about to be gone.
  const takeFocus = () => section.current?.focus();

  function stopAdding() {
    takeFocus();
    adding.close();
  }

  return (
    <section ref={section} tabIndex={-1} className={classes.list} aria-label={t('fields.parts')}>
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
          <PartItem key={part.id} task={task} part={part} onLeave={takeFocus} />
        ))}
      </Stack>
      {isAdding && <AddPartForm task={task} onClose={stopAdding} />}
    </section>
  );
}

interface PartItemProps {
  readonly task: Task;
  readonly part: Part;
  /** Called before what has the focus in it goes away. */
  readonly onLeave: () => void;
}

function PartItem({ task, part, onLeave }: PartItemProps) {
  const { t } = useTranslation('app');
  const { canEdit, canReport, change } = useTaskChanges();
  const [isEditing, editing] = useDisclosure(false);
  const edit = (patch: PartPatch) =>
    void change({ task, change: { kind: 'edit-part', partId: part.id, patch } });

  function stopEditing() {
    onLeave();
    editing.close();
  }
  function remove() {
    onLeave();
    void change({ task, change: { kind: 'remove-part', partId: part.id } });
  }

  if (isEditing) {
    return (
      <li className={classes.part}>
        <EditPartForm task={task} part={part} onClose={stopEditing} />
      </li>
    );
  }
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
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('parts.edit', { role: part.role })}
              onClick={editing.open}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <RemovePartButton part={part} onRemove={remove} />
          </>
        )}
      </Group>
      <ProgressControl
        label={t('parts.progressOf', { role: part.role })}
        progress={part.progress}
        disabled={!canReport(part)}
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
  const people = useProjectPeople(part.assignee);
  return (
    <NativeSelect
      ml="auto"
      size="xs"
      w={{ base: 104, xs: 160 }}
      flex="none"
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
