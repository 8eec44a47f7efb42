import { AppError } from '@baton/dto';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MAX_DAYS = 366;

/**
 * The days of a burn-up, both included, as `YYYY-MM-DD`.
 * @throws AppError `validation` naming `from`
 */
export function burnUpRange(
  query: { from?: string | undefined; to?: string | undefined },
  today: string,
): { from: string; to: string } {
  const to = query.to ?? today;
  const from =
    query.from ?? new Date(Date.parse(to) - (DEFAULT_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) throw AppError.field('from', `Must not be after ${query.to ? '`to`' : 'today'}`);
  if (days > MAX_DAYS) throw AppError.field('from', `Must leave at most ${MAX_DAYS} days to the last one`);
  return { from, to };
}
