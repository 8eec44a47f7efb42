export { createMailPreferencesRepository, timeZoneOf } from './mail-preferences.repository.ts';
export type {
  EffectivePreferences,
  MailPreferencesRepository,
  MailReader,
} from './mail-preferences.repository.ts';
