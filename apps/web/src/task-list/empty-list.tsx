import { Button, EmptyState } from '@mantine/core';
import { IconChecklist, IconFilterOff, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTaskChanges } from '../tasks/task-changes.tsx';

/** Stands where a project has no tasks yet. */
export function NoTasks({ onCreate }: { onCreate: () => void }) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  return (
    <EmptyState py={64} icon={<IconChecklist aria-hidden />} variant="light">
      <EmptyState.Title order={2}>{t('tasks.emptyTitle')}</EmptyState.Title>
      <EmptyState.Description>
        {t(canEdit ? 'tasks.emptyText' : 'list.emptyForViewers')}
      </EmptyState.Description>
      {canEdit && (
        <EmptyState.Actions>
          <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={onCreate}>
            {t('tasks.createFirst')}
          </Button>
        </EmptyState.Actions>
      )}
    </EmptyState>
  );
}

/** Stands where the filters leave no task. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('app');
  return (
    <EmptyState py={64} icon={<IconFilterOff aria-hidden />} variant="light">
      <EmptyState.Title order={2}>{t('list.noMatchTitle')}</EmptyState.Title>
      <EmptyState.Description>{t('list.noMatchText')}</EmptyState.Description>
      <EmptyState.Actions>
        <Button variant="default" onClick={onClear}>
          {t('list.clearFilters')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
