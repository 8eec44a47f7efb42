import { NativeSelect } from '@mantine/core';
import { LOCALES, type Locale } from '@baton/vocabulary';
import { IconChevronDown, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './language-select.module.css';
import { LANGUAGE_NAMES } from '../i18n/language-names.ts';
import { useLocale } from '../i18n/use-locale.ts';

const IN_HEADER = {
  size: 'xs',
  variant: 'unstyled',
  classNames: { root: classes.root, input: classes.input, section: classes.section },
} as const;

export interface LanguageSelectProps {
  /** Told of a choice, beside the page that changes its language. */
  readonly onChoose?: (locale: Locale) => void;
  /** Looks like a field, not like a button of the header. */
  readonly isInForm?: boolean;
}

export function LanguageSelect({ onChoose, isInForm = false }: LanguageSelectProps) {
  const { t } = useTranslation('common');
  const [locale, setLocale] = useLocale();
  return (
    <NativeSelect
      aria-label={t('language')}
      value={locale}
      onChange={(event) => {
        const chosen = event.currentTarget.value as Locale;
        setLocale(chosen);
        onChoose?.(chosen);
      }}
      data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      {...(isInForm ? { maw: 320 } : IN_HEADER)}
      leftSection={<IconLanguage size={18} aria-hidden />}
      rightSection={<IconChevronDown size={14} aria-hidden />}
    />
  );
}
