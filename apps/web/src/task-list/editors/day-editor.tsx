import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toDay } from '../../i18n/format.ts';
import { inDays } from '../view/filter-tasks.ts';

export interface DayEditorProps {
  readonly field: 'startOn' | 'dueOn';
  /** `YYYY-MM-DD` */
  readonly day: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly onSave: (day: string | null) => void;
}

/** A calendar day, typed or by one of the days that are meant most often. */
export function DayEditor({ field, day, min, max, onSave }: DayEditorProps) {
  const { t } = useTranslation('app');
  const [draft, setDraft] = useState(day ?? '');
  const today = toDay(new Date());
  const shortcuts = [
    [t('list.days.today'), today],
    [t('list.days.tomorrow'), inDays(today, 1)],
    [t('list.days.nextWeek'), inDays(today, 7)],
  ] as const;
  const isAllowed = (one: string) => !(min && one < min) && !(max && one > max);

  return (
    <Stack
      component="form"
      gap="xs"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft === '' || isAllowed(draft)) onSave(draft || null);
      }}
    >
      <TextInput
        type="date"
        data-autofocus
        label={t(`fields.${field}`)}
        value={draft}
        error={draft !== '' && !isAllowed(draft) && t('tasks.endBeforeStart')}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Group gap={6}>
        {shortcuts.map(([label, value]) => (
          <Button
            key={value}
            size="compact-xs"
            variant="default"
            disabled={!isAllowed(value)}
            onClick={() => onSave(value)}
          >
            {label}
          </Button>
        ))}
      </Group>
      <Group justify="space-between">
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          disabled={day === null}
          onClick={() => onSave(null)}
        >
          {t('list.days.clear')}
        </Button>
        <Button size="compact-sm" type="submit">
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}
