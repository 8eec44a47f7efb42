import { Badge, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import type { Project } from '@baton/dto';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { FailureState } from '../app/failure-state.tsx';
import { lazyDialog } from '../app/lazy-dialog.tsx';
import { NotFoundState } from '../app/not-found-state.tsx';
import { useMembers } from '../members/member-queries.ts';
import { useProject } from '../projects/project-queries.ts';
import { ProjectPeopleProvider } from '../tasks/project-people.ts';
import { TaskChangesProvider } from '../tasks/task-changes.tsx';
import { TaskList } from '../task-list/task-list.tsx';

const CreateTaskDialog = lazyDialog(async () => (await import('../create-task/create-task-dialog.tsx')).CreateTaskDialog);
const MembersDialog = lazyDialog(async () => (await import('../members/members-dialog.tsx')).MembersDialog);

export interface ProjectPageProps {
  readonly projectKey: string;
  /** What is open on top of the page. */
  readonly children: ReactNode;
}

export function ProjectPage({ projectKey, children }: ProjectPageProps) {
  const { t } = useTranslation('app');
  const project = useProject(projectKey);
  if (project.isPending) return <Skeleton h={320} aria-label={t('loading')} />;
  // The contract finds keys that cannot be one not valid, rather than not found.
  if (hasCode(project.error, 'not-found', 'validation')) {
    return (
      <NotFoundState
        title={t('projects.notFoundTitle')}
        text={t('projects.notFoundText', { key: projectKey })}
      />
    );
  }
  if (!project.data) return <FailureState error={project.error} onRetry={() => void project.refetch()} />;
  return <LoadedProjectPage project={project.data}>{children}</LoadedProjectPage>;
}

function LoadedProjectPage({ project, children }: { project: Project; children: ReactNode }) {
  const { t } = useTranslation(['app', 'common']);
  const { data: members } = useMembers(project.key);
  const people = useMemo(() => members?.map(({ user: { id, name } }) => ({ id, name })) ?? [], [members]);
  const [isCreating, create] = useDisclosure(false);
  const [areMembersOpen, membersDialog] = useDisclosure(false);

  return (
    <ProjectPeopleProvider value={people}>
      <TaskChangesProvider project={project}>
        <title>{`${project.name} · ${t('common:appName')}`}</title>
        <Stack gap="md">
          <Group justify="space-between" gap="sm">
            <Group gap="xs" wrap="nowrap" miw={0}>
              <Title order={1} size="h3" lineClamp={1}>
                {project.name}
              </Title>
              <Badge variant="default" radius="sm" flex="none">
                {project.key}
              </Badge>
            </Group>
            <Group gap="xs">
              <Button
                variant="default"
                leftSection={<IconUsers size={16} aria-hidden />}
                rightSection={
                  members && (
                    <Text span size="xs" c="dimmed">
                      {members.length}
                    </Text>
                  )
                }
                onClick={membersDialog.open}
              >
                {t('app:members.title')}
              </Button>
              {project.role !== 'viewer' && (
                <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={create.open}>
                  {t('app:tasks.new')}
                </Button>
              )}
            </Group>
          </Group>
          <TaskList project={project} onCreate={create.open} />
        </Stack>
        {children}
        <CreateTaskDialog projectKey={project.key} opened={isCreating} onClose={create.close} />
        <MembersDialog project={project} opened={areMembersOpen} onClose={membersDialog.close} />
      </TaskChangesProvider>
    </ProjectPeopleProvider>
  );
}
