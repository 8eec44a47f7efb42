import { DEFAULT_MAIL_PREFERENCES, type mailRoutes, type ProjectMailPreferences } from '@baton/dto';
import type { CasesOf, Prepare } from './route-cases.ts';

const inProject: Prepare = ({ project }) => ({ params: { projectId: project.key } });

const DAILY: ProjectMailPreferences = { cadence: 'daily', muted: null, asOwner: null, roleRules: null };

export const preferenceCases: CasesOf<
  Pick<
    typeof mailRoutes,
    'getPreferences' | 'putPreferences' | 'getProjectPreferences' | 'putProjectPreferences'
  >
> = {
  getPreferences: { success: () => ({}), errors: {} },
  putPreferences: { success: () => ({ body: DEFAULT_MAIL_PREFERENCES }), errors: {} },
  getProjectPreferences: { success: inProject, errors: {} },
  putProjectPreferences: {
    success: ({ project }) => ({ params: { projectId: project.id }, body: DAILY }),
    errors: {},
  },
};
