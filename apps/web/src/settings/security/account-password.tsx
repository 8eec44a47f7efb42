import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface AccountPasswordProps extends PasswordInputProps {
  /** Whether it is made up now, so that a password manager offers one. */
  readonly isNew?: boolean;
}

export function AccountPassword({ isNew = false, ...input }: AccountPasswordProps) {
  const { t } = useTranslation('app');
  return (
    <PasswordInput
      autoComplete={isNew ? 'new-password' : 'current-password'}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('security.showPassword') }}
      {...input}
    />
  );
}
