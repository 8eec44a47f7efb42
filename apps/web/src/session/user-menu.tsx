import { ActionIcon, Avatar, Menu, Text } from '@mantine/core';
import { IconLogout, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { builtVersion } from '../app/version.ts';
import { useAccount } from './use-account.ts';
import { useSignOut } from './use-sign-out.ts';
import { VerificationItem } from './verification-item.tsx';

export function UserMenu() {
  const { t } = useTranslation('app');
  const { session } = useServices();
  const signOut = useSignOut();
  const { data: user = session.user() } = useAccount();
  const version = builtVersion();

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" radius="xl" aria-label={t('header.account')}>
          <Avatar size={28} color="indigo" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {user.name}
          </Text>
          <Text size="xs" truncate>
            {user.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        {!user.emailVerified && <VerificationItem />}
        <Menu.Item
          component={Link}
          to="/settings/profile"
          leftSection={<IconSettings size={16} aria-hidden />}
        >
          {t('settings.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {t('header.signOut')}
        </Menu.Item>
        {version && <Menu.Label>Baton {version}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
