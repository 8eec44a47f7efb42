export { createMailPreferencesRepository, timeZoneOf } from './mail-preferences.repository.ts';
export type {
  EffectivePreferences,
  MailPreferencesRepository,
  MailReader,
  TaskReader,
} from './mail-preferences.repository.ts';
export { bindPreferencesRoutes } from './preferences.routes.ts';
export { createPreferencesService } from './preferences.service.ts';
export type { ReviewBatches } from './preferences.service.ts';
