import type { Locale } from '@baton/vocabulary';

/** Each language in its own name, so that everybody finds theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', ko: '한국어' };
