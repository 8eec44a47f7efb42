import type { TFunction } from 'i18next';
import { NetworkError, ProblemError } from '../api/problem-error.ts';

/** Says an error in the visitor's language. */
export function problemText(error: unknown, t: TFunction<'common'>): string {
  if (error instanceof ProblemError) return t(`problems.${error.code}`);
  return t(error instanceof NetworkError ? 'problems.network' : 'problems.unexpected');
}
