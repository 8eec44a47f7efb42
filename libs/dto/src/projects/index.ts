export * from './project.schemas.ts';
export { projectRoutes } from './project.routes.ts';
