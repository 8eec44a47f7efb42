import type { TFunction } from 'i18next';
import { NetworkError, ProblemError } from '../api/problem-error.ts';

/** Says an error in the visitor's language. */
export function problemText(error: unknown, t: TFunction<'common'>): string {
  if (error instanceof ProblemError) return t(`problems.${error.code}`, waitOf(error.retryAfter));
  return t(error instanceof NetworkError ? 'problems.network' : 'problems.unexpected');
}

/** As `Intl.RelativeTimeFormat` takes it. */
function waitOf(seconds = 60) {
  if (seconds < 60) return { wait: seconds, range: 'second' };
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? { wait: minutes, range: 'minute' } : { wait: Math.ceil(minutes / 60), range: 'hour' };
}
