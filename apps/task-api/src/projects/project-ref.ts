import { AppError } from '@baton/dto';

/** A condition on projects `p` that finds the one that `$ref` names, by its id or its key. */
export function projectMatches(ref: string): string {
  return isProjectId(ref) ? 'p.id = $ref::uuid' : 'p.key = $ref';
}

/** Whether what names a project is its id. */
export function isProjectId(ref: string): boolean {
  // A key has at most eight characters, an id has 36.
  return ref.length === 36;
}

export function noSuchProject(): AppError {
  return new AppError('not-found', { detail: 'There is no such project, or you are no member of it.' });
}
