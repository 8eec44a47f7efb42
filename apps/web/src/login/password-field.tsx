import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface PasswordFieldProps extends PasswordInputProps {
  /** Whether it is made up now, so that a password manager offers one. */
  readonly isNew: boolean;
}

export function PasswordField({ isNew, ...input }: PasswordFieldProps) {
  const { t } = useTranslation('login');
  return (
    <PasswordInput
      autoComplete={isNew ? 'new-password' : 'current-password'}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      {...input}
    />
  );
}
