import type { Locale } from '@baton/vocabulary';
import { useTranslation } from 'react-i18next';
import { pickLocale, rememberLocale } from './locale.ts';

/** The language of the page, and how to change it for this visit and the next. */
export function useLocale(): [Locale, (locale: Locale) => void] {
  const { i18n } = useTranslation();
  async function change(locale: Locale) {
    rememberLocale(locale);
    await i18n.loadLanguages(locale);
    // Where its texts cannot be had, those that are there stay until the next visit.
    if (i18n.hasResourceBundle(locale, 'common')) await i18n.changeLanguage(locale);
  }
  return [pickLocale([i18n.language]), (locale) => void change(locale)];
}
