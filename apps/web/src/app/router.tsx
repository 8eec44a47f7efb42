import { createRootRoute, createRoute, createRouter, redirect, useMatch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProjectsPage } from '../projects/projects-page.tsx';
import { ProjectPage } from '../project-page/project-page.tsx';
import { FailureState } from './failure-state.tsx';
import { AppFrame } from './app-frame.tsx';
import { lazyDialog } from './lazy-dialog.tsx';
import { NotFoundState } from './not-found-state.tsx';

const TaskPanel = lazyDialog(async () => (await import('../task-panel/task-panel.tsx')).TaskPanel);

const rootRoute = createRootRoute({
  component: AppFrame,
  notFoundComponent: NotFoundRoute,
});

const projectsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: ProjectsPage });

const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$projectKey',
  beforeLoad({ params, location }) {
    const projectKey = params.projectKey.toUpperCase();
    if (projectKey === params.projectKey) return;
    const [, , , ...rest] = location.pathname.split('/');
    throw redirect({ href: ['/p', projectKey, ...rest].join('/'), replace: true });
  },
  component: ProjectRoute,
});

// It is shown by its project's page, as a panel over the list.
const taskRoute = createRoute({ getParentRoute: () => projectRoute, path: '$number' });

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
  const task = useMatch({ from: taskRoute.id, shouldThrow: false });
  const taskKey = task ? `${projectKey}-${task.params.number}` : null;
  return (
    <ProjectPage key={projectKey} projectKey={projectKey}>
      <TaskPanel opened={taskKey !== null} projectKey={projectKey} taskKey={taskKey} />
    </ProjectPage>
  );
}

function NotFoundRoute() {
  const { t } = useTranslation('app');
  return <NotFoundState title={t('notFound.title')} text={t('notFound.text')} />;
}
