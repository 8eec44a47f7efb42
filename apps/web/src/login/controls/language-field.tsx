import { LOCALES, type Locale } from '@baton/vocabulary';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts';
import { useLocale } from '../../i18n/use-locale.ts';
import classes from './language-field.module.css';

export function LanguageField() {
  const { t } = useTranslation('common');
  const [locale, setLocale] = useLocale();
  return (
    <span className={classes.field}>
      <IconLanguage size={18} aria-hidden />
      <select
        className={classes.select}
        aria-label={t('language')}
        value={locale}
        onChange={(event) => setLocale(event.currentTarget.value as Locale)}
      >
        {LOCALES.map((value) => (
          <option key={value} value={value}>
            {LANGUAGE_NAMES[value]}
          </option>
        ))}
      </select>
    </span>
  );
}
