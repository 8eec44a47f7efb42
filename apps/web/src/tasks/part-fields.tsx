import { LIMITS, type Part } from '@baton/dto';
import { NativeSelect, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import classes from './part-fields.module.css';
import { useProjectPeople } from './project-people.ts';
import type { PartFormValues } from './task-form-values.ts';

export interface PartFieldsProps {
  /** Who has the part already. */
  readonly assignee?: Part['assignee'];
  readonly inputProps: (field: keyof PartFormValues) => GetInputPropsReturnType;
}

/** Role, person and weight of one part. */
export function PartFields({ assignee, inputProps }: PartFieldsProps) {
  const { t } = useTranslation('app');
  const people = useProjectPeople(assignee);
  return (
    <>
      <TextInput
        className={classes.role}
        label={t('fields.role')}
        placeholder={t('parts.rolePlaceholder')}
        autoComplete="off"
        {...inputProps('role')}
      />
      <NativeSelect className={classes.person} label={t('fields.assigneeId')} {...inputProps('assigneeId')}>
        <option value="">{t('parts.nobody')}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        className={classes.weight}
        label={t('fields.weight')}
        title={t('parts.weightHint')}
        type="number"
        min={1}
        max={LIMITS.partWeight}
        {...inputProps('weight')}
      />
    </>
  );
}
