import type { Locale } from '@baton/vocabulary';
import type { BackendModule, i18n } from 'i18next';
import { createInstance, i18nOptions } from './create-i18n.ts';

const NAMESPACES = ['app', 'common'] as const;

const TEXTS = {
  en: () => import('./en/page.ts'),
  ko: () => import('./ko/page.ts'),
} satisfies Record<Locale, unknown>;

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(locale, namespace, done) {
    TEXTS[locale as Locale]().then(
      ({ texts }) => done(null, texts[namespace as (typeof NAMESPACES)[number]]),
      (error: Error) => done(error, null),
    );
  },
};

/** The texts of the task page, in its visitor's language only; those of another are fetched when it is chosen. */
export async function fetchPageTexts(): Promise<i18n> {
  const instance = createInstance().use(backend);
  await instance.init({ ...i18nOptions(), ns: NAMESPACES });
  return instance;
}
