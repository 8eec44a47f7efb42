import type { Part } from '@baton/dto';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProjectPeople } from '../tasks/project-people.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';

export interface PersonSelectProps {
  readonly part: Part;
  readonly onChange: (assignee: Part['assignee']) => void;
}

/** Who does a part. */
export function PersonSelect({ part, onChange }: PersonSelectProps) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  const people = useProjectPeople(part.assignee);
  return (
    <NativeSelect
      ml="auto"
      size="xs"
      w={{ base: 112, xs: 160 }}
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
