import { mailRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { PreferencesService } from './preferences.service.ts';

export function bindPreferencesRoutes(bind: Bind, preferences: PreferencesService): void {
  bind(mailRoutes.getPreferences, async ({ call }) => ({ body: await preferences.get(call) }));
  bind(mailRoutes.putPreferences, async ({ call, body }) => ({ body: await preferences.put(call, body) }));
  bind(mailRoutes.getProjectPreferences, async ({ call, params }) => ({
    body: await preferences.getOfProject(call, params.projectId),
  }));
  bind(mailRoutes.putProjectPreferences, async ({ call, params, body }) => ({
    body: await preferences.putOfProject(call, params.projectId, body),
  }));
}
