export { createProjectsRepository } from './projects.repository.ts';
export type { ProjectsRepository } from './projects.repository.ts';
export { isProjectId, noSuchProject, projectMatches } from './project-ref.ts';
export { bindProjectsRoutes } from './projects.routes.ts';
export { createProjectsService } from './projects.service.ts';
