import { IconMoon, IconSun } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseColorScheme, shownColorScheme, watchColorScheme } from '../color-scheme.ts';
import classes from './controls.module.css';

export function ColorSchemeButton() {
  const { t } = useTranslation('common');
  const scheme = useSyncExternalStore(watchColorScheme, shownColorScheme);
  const next = scheme === 'dark' ? 'light' : 'dark';
  const Icon = next === 'dark' ? IconMoon : IconSun;
  return (
    <button
      type="button"
      className={classes.icon}
      aria-label={next === 'dark' ? t('colorScheme.toDark') : t('colorScheme.toLight')}
      onClick={() => chooseColorScheme(next)}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}
