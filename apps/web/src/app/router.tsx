import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useMatch,
} from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProjectPage } from '../project-page/project-page.tsx';
import { TaskList } from '../task-list/task-list.tsx';
import { parseTaskView } from '../task-list/view/task-view.ts';
import { Deferred } from './deferred.tsx';
import { FailureState } from './failure-state.tsx';
import { AppFrame } from './app-frame.tsx';
import { lazyDialog } from './lazy-dialog.tsx';
import { NotFoundState } from './not-found-state.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';

const TaskPanel = lazyDialog(async () => (await import('../task-panel/task-panel.tsx')).TaskPanel);

const rootRoute = createRootRoute({
  component: AppFrame,
  notFoundComponent: NotFoundRoute,
});

const projectsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../projects/projects-page.tsx'), 'ProjectsPage'),
});

const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$projectKey',
  beforeLoad({ params, location }) {
    const projectKey = params.projectKey.toUpperCase();
    if (projectKey === params.projectKey) return;
    const [, , , ...rest] = location.pathname.split('/');
    throw redirect({ href: ['/p', projectKey, ...rest].join('/') + location.searchStr, replace: true });
  },
  component: ProjectRoute,
});

// The list stays behind the panel of a task, and its view in the address of both.
const tasksRoute = createRoute({
  getParentRoute: () => projectRoute,
  id: 'tasks',
  validateSearch: parseTaskView,
  component: TasksRoute,
});
const listRoute = createRoute({ getParentRoute: () => tasksRoute, path: '/' });
const taskRoute = createRoute({ getParentRoute: () => tasksRoute, path: '$number' });

const overviewRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'overview',
  component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('../projects/project-settings-page.tsx'), 'ProjectSettingsPage'),
});

const deliveriesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'deliveries',
  component: lazyRouteComponent(() => import('../activity/deliveries-page.tsx'), 'DeliveriesPage'),
});

const ownSettingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => ownSettingsRoute,
  path: 'profile',
  component: lazyRouteComponent(() => import('../settings/profile/profile-page.tsx'), 'ProfilePage'),
});

const securityRoute = createRoute({
  getParentRoute: () => ownSettingsRoute,
  path: 'security',
  component: lazyRouteComponent(() => import('../settings/security/security-page.tsx'), 'SecurityPage'),
});

const appearanceRoute = createRoute({
  getParentRoute: () => ownSettingsRoute,
  path: 'appearance',
  component: lazyRouteComponent(() => import('../settings/appearance/appearance-page.tsx'), 'AppearancePage'),
});

const ownSettingsIndexRoute = createRoute({
  getParentRoute: () => ownSettingsRoute,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/settings/notifications', replace: true });
  },
});

const notificationsRoute = createRoute({
  getParentRoute: () => ownSettingsRoute,
  path: 'notifications',
  component: lazyRouteComponent(
    () => import('../settings/notifications/notifications-page.tsx'),
    'NotificationsPage',
  ),
});

const routeTree = rootRoute.addChildren([
  projectsRoute,
  projectRoute.addChildren([
    tasksRoute.addChildren([listRoute, taskRoute]),
    overviewRoute,
    settingsRoute,
    deliveriesRoute,
  ]),
  ownSettingsRoute.addChildren([
    ownSettingsIndexRoute,
    profileRoute,
    notificationsRoute,
    securityRoute,
    appearanceRoute,
  ]),
]);

export function createAppRouter() {
  return createRouter({
    routeTree,
    defaultErrorComponent: ({ error, reset }) => <FailureState error={error} onRetry={reset} />,
    defaultNotFoundComponent: NotFoundRoute,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
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

function TasksRoute() {
  const { projectKey } = projectRoute.useParams();
  const task = useMatch({ from: taskRoute.id, shouldThrow: false });
  const taskKey = task ? `${projectKey}-${task.params.number}` : null;
  return (
    <>
      <Deferred>
        <TaskList />
      </Deferred>
      <TaskPanel opened={taskKey !== null} projectKey={projectKey} taskKey={taskKey} />
    </>
  );
}

function NotFoundRoute() {
  const { t } = useTranslation('app');
  return <NotFoundState title={t('notFound.title')} text={t('notFound.text')} />;
}
