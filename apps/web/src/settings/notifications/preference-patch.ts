import type { MailPreferences, OwnMailPreferences, Project, ProjectMailPreferences } from '@baton/dto';

export type ProjectRef = Pick<Project, 'id' | 'key' | 'name'>;

/** A project without rules of its own. */
export const AS_IN_GENERAL: ProjectMailPreferences = {
  cadence: null,
  muted: null,
  asOwner: null,
  roleRules: null,
};

export function withPreferences(
  known: OwnMailPreferences,
  patch: Partial<MailPreferences>,
): OwnMailPreferences {
  return { ...known, preferences: { ...known.preferences, ...patch } };
}

export function withProjectPreferences(
  known: OwnMailPreferences,
  { id, key, name }: ProjectRef,
  preferences: ProjectMailPreferences,
): OwnMailPreferences {
  const others = known.projects.filter(({ project }) => project.id !== id);
  const own = hasOwnRules(preferences) ? [{ project: { id, key, name }, preferences }] : [];
  return { ...known, projects: [...others, ...own] };
}

export function projectPreferencesOf(known: OwnMailPreferences, projectId: string): ProjectMailPreferences {
  return known.projects.find(({ project }) => project.id === projectId)?.preferences ?? AS_IN_GENERAL;
}

export function hasOwnRules(preferences: ProjectMailPreferences): boolean {
  return Object.values(preferences).some((rule) => rule !== null);
}
