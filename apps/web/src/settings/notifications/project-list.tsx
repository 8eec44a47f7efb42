import type { OwnMailPreferences, Project } from '@baton/dto';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/failure-state.tsx';
import { LoadingState } from '../../app/loading-state.tsx';
import { useProjects } from '../../projects/project-queries.ts';
import rowClasses from '../setting-rows.module.css';
import { hasOwnRules, projectPreferencesOf } from './preference-patch.ts';
import { ProjectPreferencesDialog } from './project-preferences-dialog.tsx';

/** The user's projects, and which of them have rules of their own. */
export function ProjectList({ own }: { own: OwnMailPreferences }) {
  const { t } = useTranslation('app');
  const projects = useProjects();
  const [chosen, setChosen] = useState<Project | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  if (projects.isPending) return <LoadingState h={80} />;
  if (!projects.data) return <FailureState error={projects.error} onRetry={() => void projects.refetch()} />;
  if (projects.data.length === 0) return <Text size="sm">{t('mail.projects.none')}</Text>;

  return (
    <>
      <ul className={rowClasses.rows}>
        {projects.data.map((project) => (
          <li key={project.id} className={rowClasses.row}>
            <div>
              <Text size="sm">{project.name}</Text>
              <Text size="xs" c="dimmed">
                <ProjectSummary own={own} projectId={project.id} />
              </Text>
            </div>
            <Button
              variant="default"
              size="xs"
              flex="none"
              aria-label={t('mail.projects.changeOf', { project: project.name })}
              onClick={() => {
                setChosen(project);
                setIsOpen(true);
              }}
            >
              {t('mail.projects.change')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && (
        <ProjectPreferencesDialog
          project={chosen}
          own={own}
          opened={isOpen}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function ProjectSummary({ own, projectId }: { own: OwnMailPreferences; projectId: string }) {
  const { t } = useTranslation('app');
  const preferences = projectPreferencesOf(own, projectId);
  if (!hasOwnRules(preferences)) return t('mail.asInGeneral');
  if (preferences.cadence) return t(`mail.cadence.${preferences.cadence}`);
  return t('mail.projects.ownRules');
}
