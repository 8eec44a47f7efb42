import type { Task } from '@baton/dto';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-locale.ts';
import { useWatchers } from './watch-queries.ts';

/** Who is mailed about a task because they watch it. */
export function WatcherNames({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const { data } = useWatchers(task);
  if (!data) return null;
  if (data.items.length === 0) return t('watch.nobody');
  const names = data.items.map(({ name }) => name || t('deletedAccount'));
  return t('watch.by', { names: new Intl.ListFormat(locale).format(names), count: names.length });
}
