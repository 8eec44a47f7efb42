export * from './auth.schemas.ts';
export { authRoutes } from './auth.routes.ts';
