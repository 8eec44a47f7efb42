import { LIMITS, type RoleRule } from '@baton/dto';
import { TASK_STATUSES, type TaskStatus } from '@baton/vocabulary';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../../forms/use-field-rules.ts';

export interface RoleRuleFormProps {
  /** The roles that have a rule. */
  readonly taken: readonly string[];
  readonly onAdd: (rule: RoleRule) => void;
  readonly onCancel: () => void;
}

export function RoleRuleForm({ taken, onAdd, onCancel }: RoleRuleFormProps) {
  const { t } = useTranslation('app');
  const { line } = useFieldRules();
  const takenRoles = taken.map((role) => role.toLowerCase());
  const form = useForm({
    initialValues: { role: '', statuses: ['review'] as TaskStatus[], only: false },
    validate: {
      role: (role) =>
        line(LIMITS.partRole)(role) ??
        (takenRoles.includes(role.trim().toLowerCase()) ? t('mail.rules.taken') : null),
      statuses: (statuses) => (statuses.length === 0 ? t('mail.rules.noStatus') : null),
    },
  });

  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ role, statuses, only }) => onAdd({ role: role.trim(), statuses, only }))}
    >
      <Stack gap="sm">
        <TextInput
          label={t('mail.rules.role')}
          description={t('mail.rules.roleHint')}
          data-autofocus
          // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever asked for the form wants to type
          autoFocus
          {...form.getInputProps('role')}
        />
        <Checkbox.Group label={t('mail.rules.statuses')} {...form.getInputProps('statuses')}>
          <Group gap="sm" mt={6}>
            {TASK_STATUSES.map((status) => (
              <Checkbox key={status} value={status} label={t(`statuses.${status}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox
          label={t('mail.rules.only')}
          description={t('mail.rules.onlyHint')}
          {...form.getInputProps('only', { type: 'checkbox' })}
        />
        <Group gap="xs">
          <Button type="submit" size="xs">
            {t('mail.rules.add')}
          </Button>
          <Button size="xs" variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
