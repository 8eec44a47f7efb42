import { Group } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProjectSwitcher } from '../projects/project-switcher.tsx';
import { useSaveLocale } from '../session/use-save-locale.ts';
import { UserMenu } from '../session/user-menu.tsx';
import classes from './app-frame.module.css';
import { BrandMark } from './brand-mark.tsx';
import { ColorSchemeToggle } from './color-scheme-toggle.tsx';
import { PaletteButton } from './palette-button.tsx';
import { LanguageSelect } from './language-select.tsx';

export function AppHeader() {
  const { t } = useTranslation(['app', 'common']);
  const { projectKey } = useParams({ strict: false });
  const saveLocale = useSaveLocale();
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand} aria-label={t('app:header.home')}>
        <BrandMark />
        <span className={projectKey ? classes.wide : undefined}>{t('common:appName')}</span>
      </Link>
      {projectKey && (
        <>
          <span className={classes.separator} aria-hidden>
            /
          </span>
          <ProjectSwitcher currentKey={projectKey} />
        </>
      )}
      <Group gap={4} ml="auto" wrap="nowrap">
        <PaletteButton />
        <LanguageSelect onChoose={(locale) => saveLocale.mutate(locale)} />
        <ColorSchemeToggle />
        <UserMenu />
      </Group>
    </header>
  );
}
