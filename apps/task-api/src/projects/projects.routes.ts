import { projectRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { ProjectsService } from './projects.service.ts';

export function bindProjectsRoutes(bind: Bind, projects: ProjectsService): void {
  bind(projectRoutes.list, async ({ call, query }) => ({ body: await projects.list(call, query) }));
  bind(projectRoutes.get, async ({ call, params }) => ({ body: await projects.get(call, params.projectId) }));
  bind(projectRoutes.create, async ({ call, body }) => {
    const project = await projects.create(call, body);
    return { body: project, headers: { location: `/api/projects/${project.id}` }, changed: true };
  });
  bind(projectRoutes.update, async ({ call, params, body }) => {
    const { project, changed } = await projects.update(call, params.projectId, body);
    return { body: project, changed };
  });
  bind(projectRoutes.delete, async ({ call, params }) => {
    await projects.remove(call, params.projectId);
    return { changed: true };
  });
}
