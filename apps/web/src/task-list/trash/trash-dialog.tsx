import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/failure-state.tsx';
import { LoadingState } from '../../app/loading-state.tsx';
import { formatAgo } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/use-locale.ts';
import { useCurrentProject } from '../../projects/current-project.ts';
import { RestoreButton } from './restore-button.tsx';
import classes from './trash-dialog.module.css';
import { useTrash } from './use-trash.ts';

export interface TrashDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The tasks in the trash of a project, which can be restored. */
export function TrashDialog({ opened, onClose }: TrashDialogProps) {
  const { t } = useTranslation('app');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('trashList.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && <TrashList />}
    </Modal>
  );
}

function TrashList() {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const project = useCurrentProject();
  const trash = useTrash(project.key);
  if (trash.isPending) return <LoadingState h={120} />;
  if (!trash.data) return <FailureState error={trash.error} onRetry={() => void trash.refetch()} />;
  const tasks = trash.data.pages.flatMap(({ items }) => items);
  if (tasks.length === 0) return <Text c="dimmed">{t('trashList.empty')}</Text>;

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('trashList.hint')}
      </Text>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={task.id} className={classes.task}>
            <Text size="xs" c="dimmed" w={72} flex="none">
              {task.key}
            </Text>
            <Text size="sm" truncate flex={1}>
              {task.title}
            </Text>
            <Text size="xs" c="dimmed" flex="none">
              {task.deletedAt && formatAgo(task.deletedAt, locale)}
            </Text>
            <RestoreButton task={task} />
          </li>
        ))}
      </ul>
      {trash.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={trash.isFetchingNextPage}
            onClick={() => void trash.fetchNextPage()}
          >
            {t('loadMore')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
