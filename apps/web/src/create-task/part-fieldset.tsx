import { LIMITS } from '@baton/dto';
import { ActionIcon, Button, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../tasks/part-fields.module.css';
import { PartFields } from '../tasks/part-fields.tsx';
import type { TaskFormValues } from '../tasks/task-form-values.ts';

export interface PartFieldsetProps {
  readonly form: UseFormReturnType<TaskFormValues>;
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
}

/** The parts of a task that is not created yet. */
export function PartFieldset({ form, onAdd, onRemove }: PartFieldsetProps) {
  const { t } = useTranslation('app');
  const { parts } = form.values;
  return (
    <fieldset className={classes.parts}>
      <Text component="legend" size="sm" fw={600}>
        {t('fields.parts')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('parts.hint')}
      </Text>
      <Stack gap="sm" mt="xs">
        {parts.map((part, index) => {
          const name = t('parts.part', { number: index + 1 });
          return (
            <div key={index} className={classes.part} role="group" aria-label={name}>
              <PartFields inputProps={(field) => form.getInputProps(`parts.${index}.${field}`)} />
              <ActionIcon
                className={classes.remove}
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('parts.remove', { role: part.role || name })}
                onClick={() => onRemove(index)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </div>
          );
        })}
        {parts.length < LIMITS.parts && (
          <Button
            variant="light"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={onAdd}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('parts.add')}
          </Button>
        )}
      </Stack>
    </fieldset>
  );
}
