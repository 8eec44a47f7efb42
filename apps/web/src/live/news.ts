import type { Task } from '@baton/dto';
import type { TFunction } from 'i18next';

/** What somebody did, as far as it is worth a sentence. */
export type News =
  | {
      readonly kind: 'task';
      readonly actorId: string;
      /** Undefined when it was not known here. */
      readonly before: Task | undefined;
      readonly after: Task;
    }
  | { readonly kind: 'comments'; readonly actorId: string; readonly taskKey: string }
  | { readonly kind: 'tasks'; readonly count: number };

/** Somebody's change in one sentence, such as `Ann set WEB-12 to Done`. @param nameOf the name of an actor */
export function newsText(t: TFunction<'app'>, news: News, nameOf: (userId: string) => string): string {
  if (news.kind === 'tasks') return t('news.tasks', { count: news.count });
  const name = nameOf(news.actorId);
  if (news.kind === 'comments') return t('news.comments', { name, key: news.taskKey });
  const { before, after } = news;
  const about = { name, key: after.key };
  if (after.deletedAt !== null) return t('news.trashed', about);
  if (!before) return t(after.version === 1 ? 'news.created' : 'news.changed', about);
  if (before.status !== after.status) {
    return t('news.status', { ...about, status: t(`statuses.${after.status}`) });
  }
  if (before.progress !== after.progress) {
    return t('news.progress', { ...about, progress: t('percent', { value: after.progress }) });
  }
  return t('news.changed', about);
}
