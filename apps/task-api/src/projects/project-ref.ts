import { AppError } from '@baton/dto';

/** A condition on projects `p` that finds the one that `$ref` names, by its id or its key. */
export function projectMatches(ref: string): string {
  // A key has at most eight characters, an id has 36.
  return ref.length === 36 ? 'p.id = $ref::uuid' : 'p.key = $ref';
}

export function noSuchProject(): AppError {
  return new AppError('not-found', { detail: 'There is no such project, or you are no member of it.' });
}
