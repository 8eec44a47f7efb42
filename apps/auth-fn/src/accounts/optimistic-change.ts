import { AppError } from '@baton/dto';

const ATTEMPTS = 5;

/**
 * Reads, decides and writes again when what was read has changed before the write.
 * @param attempt answers undefined when its write was refused
 * @throws AppError `unavailable` when others are faster again and again
 */
export async function optimisticChange<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let count = 0; count < ATTEMPTS; count += 1) {
    const outcome = await attempt();
    if (outcome !== undefined) return outcome;
  }
  throw new AppError('unavailable', { detail: 'Other requests are changing this account; try again.' });
}
