export * from './comment.schemas.ts';
export { commentRoutes } from './comment.routes.ts';
