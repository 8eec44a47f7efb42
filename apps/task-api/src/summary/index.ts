export { createSummaryRepository } from './summary.repository.ts';
export { bindSummaryRoutes } from './summary.routes.ts';
export { createSummaryService } from './summary.service.ts';
