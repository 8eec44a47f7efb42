import { AppError } from '@baton/dto';
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
