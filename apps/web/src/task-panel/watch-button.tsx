import type { Task } from '@baton/dto';
import { Button, Tooltip } from '@mantine/core';
import { IconBell, IconBellFilled } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { problemText } from '../i18n/problem-text.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { useSetWatched, useWatchers } from './watch-queries.ts';

/** Whether the user is mailed about a task that is not theirs, and who else is. */
export function WatchButton({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const [locale] = useLocale();
  const { session } = useServices();
  const { data } = useWatchers(task);
  const setWatched = useSetWatched(task);
  if (!data) return null;

  const isWatched = data.items.some(({ id }) => id === session.user().id);
  const names = data.items.map(({ name }) => name || t('deletedAccount'));
  const toggle = () =>
    setWatched.mutate(!isWatched, {
      onError: (error) =>
        notifications.show({
          color: 'red',
          role: 'alert',
          title: t('watch.failed'),
          message: problemText(error, common),
        }),
    });

  return (
    <Tooltip
      multiline
      maw={260}
      label={
        names.length === 0
          ? t('watch.nobody')
          : t('watch.by', { names: new Intl.ListFormat(locale).format(names), count: names.length })
      }
    >
      <Button
        size="compact-sm"
        variant={isWatched ? 'light' : 'subtle'}
        color={isWatched ? undefined : 'gray'}
        leftSection={
          isWatched ? <IconBellFilled size={14} aria-hidden /> : <IconBell size={14} aria-hidden />
        }
        aria-pressed={isWatched}
        onClick={toggle}
      >
        {t('watch.watch')}
      </Button>
    </Tooltip>
  );
}
