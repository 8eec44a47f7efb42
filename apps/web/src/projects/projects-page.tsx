import { Button, EmptyState, Group, SimpleGrid, Skeleton, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFolderPlus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { lazyDialog } from '../app/lazy-dialog.tsx';
import { PageBody } from '../app/page-body.tsx';
import { useServices } from '../app/services.ts';
import { useVerificationMail } from '../session/use-verification-mail.ts';
import { ArchivedProjects } from './archived-projects.tsx';
import { ProjectCard } from './project-card.tsx';
import { useProjects } from './project-queries.ts';

const CreateProjectDialog = lazyDialog(
  async () => (await import('./create-project-dialog.tsx')).CreateProjectDialog,
);

export function ProjectsPage() {
  const { t } = useTranslation(['app', 'common']);
  const projects = useProjects();
  const [isCreating, create] = useDisclosure(false);
  const newProject = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={create.open}>
      {t('app:projects.new')}
    </Button>
  );

  return (
    <PageBody>
      <title>{`${t('app:projects.title')} · ${t('common:appName')}`}</title>
      <Group justify="space-between" mb="lg">
        <Title order={1} size="h2">
          {t('app:projects.title')}
        </Title>
        {!!projects.data?.length && newProject}
      </Group>
      {projects.isPending && <ProjectsSkeleton />}
      {projects.isError && !projects.data && (
        <FailureState error={projects.error} onRetry={() => void projects.refetch()} />
      )}
      {projects.data?.length === 0 && <NoProjects newProject={newProject} />}
      {!!projects.data?.length && (
        <SimpleGrid component="ul" cols={{ base: 1, xs: 2, md: 3, lg: 4 }} m={0} p={0}>
          {projects.data.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </SimpleGrid>
      )}
      <ArchivedProjects />
      <CreateProjectDialog
        opened={isCreating}
        onClose={create.close}
        takenKeys={projects.data?.map(({ key }) => key) ?? []}
      />
    </PageBody>
  );
}

function NoProjects({ newProject }: { newProject: ReactNode }) {
  const { t } = useTranslation('app');
  const { emailVerified, email } = useServices().session.user();
  const mailLink = useVerificationMail();
  return (
    <EmptyState py={64} icon={<IconFolderPlus aria-hidden />} variant="light">
      <EmptyState.Title order={2}>{t('projects.emptyTitle')}</EmptyState.Title>
      <EmptyState.Description>{t('projects.emptyText')}</EmptyState.Description>
      {!emailVerified && (
        <EmptyState.Description>{t('verification.invited', { email })}</EmptyState.Description>
      )}
      <EmptyState.Actions>
        {newProject}
        {!emailVerified && (
          <Button variant="default" onClick={() => void mailLink()}>
            {t('verification.again')}
          </Button>
        )}
      </EmptyState.Actions>
    </EmptyState>
  );
}

function ProjectsSkeleton() {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} aria-busy>
      {[1, 2, 3].map((place) => (
        <Skeleton key={place} h={112} />
      ))}
    </SimpleGrid>
  );
}
