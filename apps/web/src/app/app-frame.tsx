import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandsProvider } from '../commands/commands.tsx';
import { AppHeader } from './app-header.tsx';
import classes from './app-frame.module.css';
import { NotificationArea } from './notification-area.tsx';
import { OwnTimeZone } from '../settings/notifications/own-time-zone.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

// The page is shown without what keys do.
const AppCommands = lazy(async () => ({ default: (await import('./app-commands.tsx')).AppCommands }));

/** What all signed-in pages share. */
export function AppFrame() {
  const { t } = useTranslation('app');
  useFocusOnNavigation();
  return (
    <CommandsProvider>
      <a className={classes.skip} href="#content">
        {t('skipToContent')}
      </a>
      <AppHeader />
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <OfflineNotice />
      <OwnTimeZone />
      <Suspense>
        <AppCommands />
      </Suspense>
      <NotificationArea />
    </CommandsProvider>
  );
}
