import type { Project } from '@baton/dto';
import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { FailureState } from '../app/failure-state.tsx';
import { LoadingState } from '../app/loading-state.tsx';
import { useCommand } from '../commands/commands.tsx';
import { lazyDialog } from '../app/lazy-dialog.tsx';
import { NotFoundState } from '../app/not-found-state.tsx';
import { useMembers } from '../members/member-queries.ts';
import { LiveProject } from '../live/live-project.tsx';
import { CurrentProjectProvider } from '../projects/current-project.ts';
import { useProject } from '../projects/project-queries.ts';
import { ProjectPeopleProvider } from '../tasks/project-people.ts';
import { TaskChangesProvider } from '../tasks/task-changes.tsx';
import classes from './project-page.module.css';
import { ProjectTabs } from './project-tabs.tsx';
import { useProjectCommands } from './use-project-commands.ts';

const MembersDialog = lazyDialog(async () => (await import('../members/members-dialog.tsx')).MembersDialog);

export interface ProjectPageProps {
  readonly projectKey: string;
  /** The page of the tab that is open. */
  readonly children: ReactNode;
}

/** What all pages of a project share. */
export function ProjectPage({ projectKey, children }: ProjectPageProps) {
  const { t } = useTranslation('app');
  const project = useProject(projectKey);
  if (project.isPending) return <LoadingState h={320} m="md" w="auto" />;
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
  const [areMembersOpen, membersDialog] = useDisclosure(false);
  useCommand('goMembers', membersDialog.open);
  useProjectCommands(project);

  return (
    <CurrentProjectProvider value={project}>
      <ProjectPeopleProvider value={people}>
        <TaskChangesProvider project={project}>
          <title>{`${project.name} · ${t('common:appName')}`}</title>
          <LiveProject projectKey={project.key} />
          <div className={classes.page}>
            <div className={classes.head}>
              <VisuallyHidden component="h1">{project.name}</VisuallyHidden>
              <ProjectTabs projectKey={project.key} />
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                ml="auto"
                leftSection={<IconUsers size={16} aria-hidden />}
                rightSection={members && <span className={classes.count}>{members.length}</span>}
                onClick={membersDialog.open}
              >
                <span className={classes.membersLabel}>{t('app:members.title')}</span>
              </Button>
            </div>
            {project.archivedAt !== null && (
              <div className={classes.archived} role="status">
                <IconArchive size={16} aria-hidden />
                <Text size="sm">{t('app:projects.isArchived')}</Text>
              </div>
            )}
            <div className={classes.content}>{children}</div>
          </div>
          <MembersDialog project={project} opened={areMembersOpen} onClose={membersDialog.close} />
        </TaskChangesProvider>
      </ProjectPeopleProvider>
    </CurrentProjectProvider>
  );
}
