import type { Task } from '@baton/dto';
import { Button } from '@mantine/core';
import { IconBell, IconBellFilled } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { problemText } from '../i18n/problem-text.ts';
import { useSetWatched, useWatchers } from './watch-queries.ts';

/** Whether the user is mailed about a task that is not theirs. */
export function WatchButton({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { session } = useServices();
  const { data } = useWatchers(task);
  const setWatched = useSetWatched(task);
  if (!data) return null;

  const isWatched = data.items.some(({ id }) => id === session.user().id);
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
    <Button
      size="compact-sm"
      variant={isWatched ? 'light' : 'subtle'}
      color={isWatched ? undefined : 'gray'}
      leftSection={isWatched ? <IconBellFilled size={14} aria-hidden /> : <IconBell size={14} aria-hidden />}
      title={isWatched ? t('watch.stop') : undefined}
      onClick={toggle}
    >
      {t(isWatched ? 'watch.watching' : 'watch.watch')}
    </Button>
  );
}
