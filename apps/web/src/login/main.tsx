import './login-styles.ts';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../i18n/create-i18n.ts';
import { common as enCommon } from '../i18n/en/common.ts';
import { login as enLogin } from '../i18n/en/login.ts';
import { common as koCommon } from '../i18n/ko/common.ts';
import { login as koLogin } from '../i18n/ko/login.ts';
import { nextPath } from '../session/next-path.ts';
import { applyColorScheme } from './color-scheme.ts';
import { LoginPage } from './login-page.tsx';

const i18n = createI18n({
  en: { common: enCommon, login: enLogin },
  ko: { common: koCommon, login: koLogin },
});
applyColorScheme();
const next = nextPath(location.search, location.origin);

const root = createRoot(document.body.querySelector('#root') ?? document.body);
// Drawn in small pieces, between which the page answers.
startTransition(() =>
  root.render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <LoginPage onSignedIn={() => location.replace(next)} />
      </I18nextProvider>
    </StrictMode>,
  ),
);
