import type { MailPreferences, OwnMailPreferences, ProjectMailPreferences } from '@baton/dto';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { MailPreferencesRepository } from './mail-preferences.repository.ts';

/** What the caller themselves are mailed about. */
export interface PreferencesService {
  readonly get: (call: Call) => Promise<OwnMailPreferences>;
  readonly put: (call: Call, preferences: MailPreferences) => Promise<MailPreferences>;
  readonly getOfProject: (call: Call, projectRef: string) => Promise<ProjectMailPreferences>;
  readonly putOfProject: (
    call: Call,
    projectRef: string,
    preferences: ProjectMailPreferences,
  ) => Promise<ProjectMailPreferences>;
}

/** Has what waits for somebody, in a project or anywhere, looked at anew. */
export type ReviewBatches = (userId: string, tx: Tx, projectId?: string) => Promise<void>;

export function createPreferencesService(deps: {
  transaction: Database['transaction'];
  preferences: MailPreferencesRepository;
  projects: Pick<ProjectsRepository, 'get' | 'hold'>;
  /** Whether, and since when, the address of a user gets no mails. */
  findSuppression: (userId: string) => Promise<OwnMailPreferences['address']>;
  reviewBatches: ReviewBatches;
}): PreferencesService {
  const { transaction, preferences, projects, findSuppression, reviewBatches } = deps;
  return {
    async get({ actor }) {
      const [own, address] = await Promise.all([preferences.get(actor.sub), findSuppression(actor.sub)]);
      return { ...own, address };
    },

    put: async ({ actor }, wanted) =>
      transaction(async (tx) => {
        await preferences.put(actor.sub, wanted, tx);
        await reviewBatches(actor.sub, tx);
        return wanted;
      }),

    async getOfProject({ actor }, projectRef) {
      const { id } = await projects.get(projectRef, actor.sub);
      return preferences.getOfProject(actor.sub, id);
    },

    async putOfProject({ actor }, projectRef, wanted) {
      const { id } = await projects.get(projectRef, actor.sub);
      return transaction(async (tx) => {
        await projects.hold(id, tx);
        // It can be gone by the time that it is held.
        await projects.get(id, actor.sub, tx);
        await preferences.putOfProject(actor.sub, id, wanted, tx);
        await reviewBatches(actor.sub, tx, id);
        return wanted;
      });
    },
  };
}
