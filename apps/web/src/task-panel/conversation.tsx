import type { Task } from '@baton/dto';
import { Tabs } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Comments } from '../comments/comments.tsx';
import { useCurrentProject } from '../projects/current-project.ts';
import { LoadingState } from '../app/loading-state.tsx';

const Activity = lazy(async () => ({ default: (await import('../activity/activity.tsx')).Activity }));

/** What people say about a task, and what happened to it. */
export function Conversation({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const project = useCurrentProject();
  const [tab, setTab] = useState<string | null>('comments');
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="comments">{t('comments.title')}</Tabs.Tab>
        <Tabs.Tab value="activity">{t('activity.title')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="comments">
        <Comments task={task} role={project.role} />
      </Tabs.Panel>
      <Tabs.Panel value="activity">
        <Suspense fallback={<LoadingState h={96} />}>
          <Activity task={task} project={project} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
