import type { Locale } from '@baton/vocabulary';
import i18next, { type i18n, type InitOptions, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLocale } from './locale.ts';

/** Texts in its visitor's language that come with the page. @param texts by language, then by namespace */
export function createI18n(texts: Readonly<Record<Locale, Resource[string]>>): i18n {
  const instance = createInstance();
  void instance.init({
    ...i18nOptions(),
    resources: texts,
    ns: Object.keys(texts.en),
    initAsync: false,
  });
  return instance;
}

export function createInstance(): i18n {
  const instance = i18next.createInstance().use(initReactI18next);
  instance.on('languageChanged', (locale) => {
    document.documentElement.lang = locale;
  });
  return instance;
}

export function i18nOptions(): InitOptions {
  return {
    lng: preferredLocale(),
    fallbackLng: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  };
}
