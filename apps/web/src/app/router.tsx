import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ProjectsPage } from '../projects/projects-page.tsx';
import { ProjectPage } from '../tasks/project-page.tsx';
import { FailureState } from './failure-state.tsx';
import { AppFrame } from './app-frame.tsx';
import { NotFoundState } from './not-found-state.tsx';

const TaskPanel = lazy(async () => ({ default: (await import('../tasks/task-panel.tsx')).TaskPanel }));

const rootRoute = createRootRoute({
  component: AppFrame,
  notFoundComponent: NotFoundRoute,
});

const projectsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: ProjectsPage });

const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$projectKey',
  component: ProjectRoute,
});

const taskRoute = createRoute({ getParentRoute: () => projectRoute, path: '$number', component: TaskRoute });

const routeTree = rootRoute.addChildren([projectsRoute, projectRoute.addChildren([taskRoute])]);

export function createAppRouter() {
  return createRouter({
    routeTree,
    defaultErrorComponent: ({ error, reset }) => <FailureState error={error} onRetry={reset} />,
    defaultNotFoundComponent: NotFoundRoute,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function ProjectRoute() {
  const { projectKey } = projectRoute.useParams();
  return (
    <ProjectPage key={projectKey} projectKey={projectKey}>
      <Outlet />
    </ProjectPage>
  );
}

function TaskRoute() {
  const { projectKey, number } = taskRoute.useParams();
  return (
    <Suspense>
      <TaskPanel key={number} projectKey={projectKey} taskKey={`${projectKey}-${number}`} />
    </Suspense>
  );
}

function NotFoundRoute() {
  const { t } = useTranslation('app');
  return <NotFoundState title={t('notFound.title')} text={t('notFound.text')} />;
}
