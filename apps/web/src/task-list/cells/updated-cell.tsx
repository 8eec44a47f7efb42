import type { Task } from '@baton/dto';
import { formatAgo, formatTime } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/use-locale.ts';

export function UpdatedCell({ task }: { task: Task }) {
  const [locale] = useLocale();
  return (
    <time dateTime={task.updatedAt} title={formatTime(task.updatedAt, locale)}>
      {formatAgo(task.updatedAt, locale)}
    </time>
  );
}
