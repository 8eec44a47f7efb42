import { NativeSelect } from '@mantine/core';
import { LOCALES, type Locale } from '@baton/vocabulary';
import { IconChevronDown, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './language-select.module.css';
import { useLocale } from '../i18n/use-locale.ts';

/** Each language in its own name, so that everybody finds theirs. */
const NAMES: Readonly<Record<Locale, string>> = { en: 'English', ko: '한국어' };

/** @param props.onChoose told of a choice, beside the page that changes its language */
export function LanguageSelect({ onChoose }: { onChoose?: (locale: Locale) => void }) {
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
      data={LOCALES.map((value) => ({ value, label: NAMES[value] }))}
      size="xs"
      variant="unstyled"
      classNames={{ root: classes.root, input: classes.input, section: classes.section }}
      leftSection={<IconLanguage size={18} aria-hidden />}
      rightSection={<IconChevronDown size={14} aria-hidden />}
    />
  );
}
