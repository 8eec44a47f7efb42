import { LIMITS, type Part, type Task } from '@baton/dto';
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../../forms/use-field-rules.ts';
import { useProjectPeople } from '../../tasks/project-people.ts';
import { useTaskChanges } from '../../tasks/task-changes.tsx';

/** Who does which part of a task. */
export function PeopleEditor({ task }: { task: Task }) {
  const [isAdding, setIsAdding] = useState(task.parts.length === 0);
  const { t } = useTranslation('app');
  return (
    <Stack gap="xs" w={300}>
      {task.parts.map((part, place) => (
        <PersonSelect key={part.id} task={task} part={part} isFirst={place === 0} />
      ))}
      {isAdding ? (
        <NewPart task={task} onDone={() => setIsAdding(false)} />
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          justify="flex-start"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={task.parts.length >= LIMITS.parts}
          onClick={() => setIsAdding(true)}
        >
          {t('parts.add')}
        </Button>
      )}
    </Stack>
  );
}

function PersonSelect({ task, part, isFirst }: { task: Task; part: Part; isFirst: boolean }) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  const people = useProjectPeople(part.assignee);
  return (
    <NativeSelect
      size="xs"
      label={part.role}
      data-autofocus={isFirst || undefined}
      value={part.assignee?.id ?? ''}
      data={[
        { value: '', label: t('parts.nobody') },
        ...people.map(({ id, name }) => ({ value: id, label: name || t('deletedAccount') })),
      ]}
      onChange={({ currentTarget }) => {
        const assignee = people.find(({ id }) => id === currentTarget.value) ?? null;
        void change({ task, change: { kind: 'edit-part', partId: part.id, patch: { assignee } } });
      }}
    />
  );
}

function NewPart({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  const people = useProjectPeople();
  const isRole = useFieldRules().line(LIMITS.partRole);
  const [role, setRole] = useState('');
  const [assigneeId, setAssigneeId] = useState('');
  const [error, setError] = useState<ReturnType<typeof isRole>>(null);

  async function add(event: FormEvent) {
    event.preventDefault();
    const problem = isRole(role);
    setError(problem);
    if (problem) return;
    const part = { role: role.trim(), assigneeId: assigneeId || null };
    const isSaved = await change({ task, change: { kind: 'add-part', idempotencyKey: randomId(), part } });
    if (isSaved) onDone();
  }

  return (
    <form onSubmit={(event) => void add(event)} noValidate>
      <Stack gap="xs">
        <Group gap="xs" grow align="flex-start">
          <TextInput
            size="xs"
            label={t('fields.role')}
            placeholder={t('parts.rolePlaceholder')}
            data-autofocus
            value={role}
            error={error}
            onChange={(event) => setRole(event.currentTarget.value)}
          />
          <NativeSelect
            size="xs"
            label={t('fields.assigneeId')}
            value={assigneeId}
            data={[
              { value: '', label: t('parts.nobody') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setAssigneeId(event.currentTarget.value)}
          />
        </Group>
        <Button size="compact-sm" type="submit">
          {t('parts.add')}
        </Button>
      </Stack>
    </form>
  );
}
