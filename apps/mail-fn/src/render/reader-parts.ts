import type { Change } from '@baton/log-schema';
import type { NewsItem } from './news.ts';

/** The roles of the parts that are a person's by what happened, by creation or by change. */
export function rolesGivenTo(userId: string, item: NewsItem): readonly string[] {
  if (item.what === 'created') {
    return item.created.parts.filter(({ assignee }) => assignee?.id === userId).map(({ role }) => role);
  }
  if (item.what !== 'updated') return [];
  return item.changes.flatMap((change) => {
    if (change.field === 'part' && change.to?.assignee?.id === userId) return [change.to.role];
    if (change.field === 'part.assignee' && change.to?.id === userId) return [change.part.role];
    return [];
  });
}

/** Whether what happened takes a part away from a person. */
export function losesPart(userId: string, item: NewsItem): boolean {
  return item.what === 'updated' && item.changes.some((change) => takesPart(userId, change));
}

function takesPart(userId: string, change: Change): boolean {
  return (
    (change.field === 'part' && change.to === null && change.from?.assignee?.id === userId) ||
    (change.field === 'part.assignee' && change.from?.id === userId)
  );
}
