import { AppError, type Project } from '@baton/dto';
import type { MemberRole } from '@baton/vocabulary';

/** @throws AppError `forbidden` for a viewer */
export function requireWriter(role: MemberRole): void {
  if (role === 'viewer')
    throw new AppError('forbidden', { detail: 'Viewers of a project may not change it.' });
}

/** @throws AppError `forbidden` for anybody but an owner */
export function requireOwner(role: MemberRole): void {
  if (role !== 'owner') throw new AppError('forbidden', { detail: 'Only owners of a project may do this.' });
}

/**
 * Every way to write in a project passes it, but archiving, leaving and removing members.
 * @throws AppError `project-archived`
 */
export function requireUnarchived({ archivedAt }: Pick<Project, 'archivedAt'>): void {
  if (archivedAt !== null) {
    throw new AppError('project-archived', {
      detail: `It can be read only, since ${archivedAt}. An owner can restore it.`,
    });
  }
}
