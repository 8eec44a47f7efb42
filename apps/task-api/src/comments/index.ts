export { createCommentsRepository } from './comments.repository.ts';
export { bindCommentsRoutes } from './comments.routes.ts';
export { createCommentsService } from './comments.service.ts';
