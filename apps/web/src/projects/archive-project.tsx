import type { Project } from '@baton/dto';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useUpdateProject } from './project-queries.ts';

/** An archived project is read and not changed; it can be restored, so nothing is asked. */
export function ArchiveProject({ project }: { project: Project }) {
  const { t } = useTranslation('app');
  const update = useUpdateProject(project);
  const isArchived = project.archivedAt !== null;
  return (
    <Stack gap="xs">
      <FailureAlert error={update.error} />
      <Group justify="space-between" gap="md">
        <div>
          <Title order={3} size="h5">
            {t(isArchived ? 'projects.restore' : 'projects.archive')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(isArchived ? 'projects.restoreHint' : 'projects.archiveHint')}
          </Text>
        </div>
        <Button
          variant="default"
          loading={update.isPending}
          onClick={() => update.mutate({ archived: !isArchived })}
        >
          {t(isArchived ? 'projects.restore' : 'projects.archive')}
        </Button>
      </Group>
    </Stack>
  );
}
