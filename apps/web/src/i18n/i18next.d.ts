import 'i18next';
import type { app } from './en/app.ts';
import type { commands } from './en/commands.ts';
import type { common } from './en/common.ts';
import type { login } from './en/login.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      app: typeof app;
      common: typeof common;
      login: typeof login;
      commands: typeof commands;
    };
  }
}
