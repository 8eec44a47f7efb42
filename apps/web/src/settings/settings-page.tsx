import { Title } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { IconBell, IconLock, IconPalette, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PageBody } from '../app/page-body.tsx';
import classes from './settings-page.module.css';

const PAGES = [
  { name: 'profile', to: '/settings/profile', Icon: IconUser },
  { name: 'notifications', to: '/settings/notifications', Icon: IconBell },
  { name: 'security', to: '/settings/security', Icon: IconLock },
  { name: 'appearance', to: '/settings/appearance', Icon: IconPalette },
] as const;

/** What all pages of the user's own settings share. */
export function SettingsPage() {
  const { t } = useTranslation('app');
  return (
    <PageBody>
      <div className={classes.page}>
        <div>
          <Title order={1} size="h2" mb="sm">
            {t('settings.title')}
          </Title>
          <nav aria-label={t('settings.pages')} className={classes.nav}>
            {PAGES.map(({ name, to, Icon }) => (
              <Link key={name} to={to} className={classes.link}>
                <Icon size={16} aria-hidden />
                {t(`settings.${name}`)}
              </Link>
            ))}
          </nav>
        </div>
        <div className={classes.content}>
          <Outlet />
        </div>
      </div>
    </PageBody>
  );
}
