import { EmptyState, Text, Title } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../app/button-link.tsx';
import { FailureState } from '../app/failure-state.tsx';
import { LoadingState } from '../app/loading-state.tsx';
import { PageBody } from '../app/page-body.tsx';
import { useCurrentProject } from '../projects/current-project.ts';
import { BurnUp } from './burn-up.tsx';
import { Figures } from './figures.tsx';
import classes from './overview.module.css';
import { type BurnUpSpan, useSummary } from './summary-queries.ts';
import { PersonWorkload, RoleWorkload } from './workload-sections.tsx';

/** How a project stands: its progress, how it came there, and who has what to do. */
export function OverviewPage() {
  const { t } = useTranslation('app');
  const project = useCurrentProject();
  const [span, setSpan] = useState<BurnUpSpan>(30);
  const query = useSummary(project.key, span);
  const summary = query.data;

  function content() {
    if (!summary && query.isError) {
      return <FailureState error={query.error} onRetry={() => void query.refetch()} />;
    }
    if (!summary) return <LoadingState h={420} />;
    if (summary.tasks === 0) return <NothingYet projectKey={project.key} />;
    return (
      <>
        {query.isError && (
          <Text size="sm" role="status">
            {t('overview.stale')}
          </Text>
        )}
        <div>
          <Figures projectKey={project.key} summary={summary} />
        </div>
        <BurnUp days={summary.burnUp} span={span} onSpanChange={setSpan} />
        {summary.workload.length > 0 ? (
          <div className={classes.pair}>
            <PersonWorkload projectKey={project.key} summary={summary} />
            <RoleWorkload projectKey={project.key} summary={summary} />
          </div>
        ) : (
          <Text size="sm" c="dimmed">
            {t('overview.noParts')}
          </Text>
        )}
      </>
    );
  }

  return (
    <PageBody>
      <title>{`${t('overview.title')} · ${project.name}`}</title>
      <div className={classes.page}>
        <Title order={2} size="h4">
          {t('overview.title')}
        </Title>
        {content()}
      </div>
    </PageBody>
  );
}

function NothingYet({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation('app');
  return (
    <EmptyState py={64} icon={<IconChartBar aria-hidden />} variant="light">
      <EmptyState.Title order={3}>{t('tasks.emptyTitle')}</EmptyState.Title>
      <EmptyState.Description>{t('overview.emptyText')}</EmptyState.Description>
      <EmptyState.Actions>
        <ButtonLink to="/p/$projectKey" params={{ projectKey }} variant="light">
          {t('overview.toTasks')}
        </ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}
