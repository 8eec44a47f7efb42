import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { app } from '../en/app.ts';
import { common } from '../en/common.ts';

/** The English texts of the task page, for what is rendered without a browser. */
export function testI18n(): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    resources: { en: { app, common } },
    lng: 'en',
    ns: ['app', 'common'],
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}
