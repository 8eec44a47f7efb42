import { VisuallyHidden } from '@mantine/core';
import { Link, useMatch } from '@tanstack/react-router';
import { IconChartBar, IconListCheck, IconMailExclamation, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMailProblems } from '../activity/use-mail-problems.ts';
import { useCurrentProject } from '../projects/current-project.ts';
import classes from './project-page.module.css';

/** The ways between the pages of a project. */
export function ProjectTabs({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation('app');
  const project = useCurrentProject();
  const { data: problems } = useMailProblems(project);
  // The list is open behind the panel of a task too.
  const list = useMatch({ from: '/p/$projectKey/tasks', shouldThrow: false });
  return (
    <nav aria-label={t('projects.pages')} className={classes.tabs}>
      <Link
        to="/p/$projectKey"
        params={{ projectKey }}
        activeOptions={{ exact: true, includeSearch: false }}
        className={classes.tab}
        data-open={list !== undefined || undefined}
      >
        <IconListCheck size={16} aria-hidden />
        {t('tasks.title')}
      </Link>
      <Link to="/p/$projectKey/overview" params={{ projectKey }} className={classes.tab}>
        <IconChartBar size={16} aria-hidden />
        {t('overview.title')}
      </Link>
      {project.role === 'owner' && (
        <Link to="/p/$projectKey/deliveries" params={{ projectKey }} className={classes.tab}>
          <IconMailExclamation size={16} aria-hidden />
          {t('deliveries.tab')}
          {problems !== undefined && problems.size > 0 && (
            <span className={classes.trouble} title={t('deliveries.unreachable', { count: problems.size })}>
              <span aria-hidden>{problems.size}</span>
              <VisuallyHidden>{t('deliveries.unreachable', { count: problems.size })}</VisuallyHidden>
            </span>
          )}
        </Link>
      )}
      <Link to="/p/$projectKey/settings" params={{ projectKey }} className={classes.tab}>
        <IconSettings size={16} aria-hidden />
        {t('projects.settings')}
      </Link>
    </nav>
  );
}
