import type { Locale } from '@baton/vocabulary';
import { useTranslation } from 'react-i18next';
import { pickLocale, rememberLocale } from './locale.ts';

/** The language of the page, and how to change it for this visit and the next. */
export function useLocale(): [Locale, (locale: Locale) => void] {
  const { i18n } = useTranslation();
  function change(locale: Locale) {
    rememberLocale(locale);
    void i18n.changeLanguage(locale);
  }
  return [pickLocale([i18n.language]), change];
}
