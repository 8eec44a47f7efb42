import type { Project } from '@baton/dto';
import type { ProjectUpdated } from '@baton/log-schema';

export type ProjectChange = ProjectUpdated['changes'][number];

/** Every field that differs, in the order of the form. */
export function diffProject(before: Project, after: Project): ProjectChange[] {
  const changes: ProjectChange[] = [];
  if (before.name !== after.name) changes.push({ field: 'name', from: before.name, to: after.name });
  if (before.description !== after.description) {
    changes.push({ field: 'description', from: before.description, to: after.description });
  }
  const [wasArchived, isArchived] = [before.archivedAt !== null, after.archivedAt !== null];
  if (wasArchived !== isArchived) changes.push({ field: 'archived', from: wasArchived, to: isArchived });
  return changes;
}
