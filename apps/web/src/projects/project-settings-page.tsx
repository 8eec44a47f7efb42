import { Divider, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageBody } from '../app/page-body.tsx';
import { ArchiveProject } from './archive-project.tsx';
import { useCurrentProject } from './current-project.ts';
import { DeleteProject } from './delete-project.tsx';
import { ProjectDetailsForm } from './project-details-form.tsx';

/** What owners decide about a project; the others can read it. */
export function ProjectSettingsPage() {
  const { t } = useTranslation('app');
  const project = useCurrentProject();
  const isOwner = project.role === 'owner';
  return (
    <PageBody>
      <Stack maw={640} gap="lg">
        <Title order={2} size="h3">
          {t('projects.settings')}
        </Title>
        {!isOwner && (
          <Text size="sm" c="dimmed">
            {t('projects.settingsForOwners')}
          </Text>
        )}
        <ProjectDetailsForm key={project.updatedAt} project={project} />
        {isOwner && (
          <>
            <Divider />
            <ArchiveProject project={project} />
            {project.archivedAt !== null && <DeleteProject project={project} />}
          </>
        )}
      </Stack>
    </PageBody>
  );
}
