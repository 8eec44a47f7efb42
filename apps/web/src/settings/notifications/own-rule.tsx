import { Checkbox, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface OwnRuleProps {
  readonly title: string;
  readonly isGeneral: boolean;
  readonly onChange: (isGeneral: boolean) => void;
  /** The project's own rule. */
  readonly children: ReactNode;
}

/** A rule that a project takes from the general ones, or has for itself. */
export function OwnRule({ title, isGeneral, onChange, children }: OwnRuleProps) {
  const { t } = useTranslation('app');
  const id = useId();
  return (
    <Stack component="section" gap="xs" aria-labelledby={id}>
      <Title order={3} size="h5" id={id}>
        {title}
      </Title>
      <Checkbox
        label={t('mail.asInGeneral')}
        checked={isGeneral}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {!isGeneral && children}
    </Stack>
  );
}
