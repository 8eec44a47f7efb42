import type { OwnMailPreferences } from '@baton/dto';
import type { SuppressionsRepository } from './suppressions.repository.ts';

/** Since when no mails are sent to somebody's address and why; null when they are. @throws AppError `unavailable` */
export type FindSuppression = (userId: string) => Promise<OwnMailPreferences['address']>;

export function createFindSuppression(suppressions: Pick<SuppressionsRepository, 'find'>): FindSuppression {
  return async (userId) => {
    const suppression = (await suppressions.find([userId])).get(userId);
    return suppression ? { suppressed: suppression.reason, at: suppression.at } : null;
  };
}
