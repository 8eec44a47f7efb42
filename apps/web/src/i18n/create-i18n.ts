import { LOCALES, type Locale } from '@baton/vocabulary';
import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLocale } from './locale.ts';

/** The texts of one page in its visitor's language. @param texts by language, then by namespace */
export function createI18n(texts: Readonly<Record<Locale, Resource[string]>>): i18n {
  const instance = i18next.createInstance();
  instance.on('languageChanged', (locale) => {
    document.documentElement.lang = locale;
  });
  void instance.use(initReactI18next).init({
    resources: texts,
    lng: preferredLocale(),
    fallbackLng: 'en',
    supportedLngs: [...LOCALES],
    ns: Object.keys(texts.en),
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  return instance;
}
