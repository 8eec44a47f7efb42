import { LOCALES, type Locale } from '@baton/vocabulary';
import { localStore } from '../app/local-store.ts';

const KEY = 'baton.locale';

/** The language that this visitor chose, else the first of the browser's that the site speaks. */
export function preferredLocale(): Locale {
  return pickLocale([localStore.read(KEY), ...navigator.languages]);
}

export function rememberLocale(locale: Locale): void {
  localStore.write(KEY, locale);
}

/** Takes the language of an account as the visitor's choice, unless this browser knows another. */
export function adoptLocale(locale: Locale): void {
  if (!localStore.read(KEY)) rememberLocale(locale);
}

/** @param tags language tags such as `ko-KR`, the preferred first; null where none is known */
export function pickLocale(tags: readonly (string | null)[]): Locale {
  for (const tag of tags) {
    const known = LOCALES.find((locale) => locale === tag?.toLowerCase().split('-')[0]);
    if (known) return known;
  }
  return 'en';
}
