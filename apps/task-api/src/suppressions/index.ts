export { createFindSuppression } from './find-suppression.ts';
export type { FindSuppression } from './find-suppression.ts';
export { createSuppressionsRepository } from './suppressions.repository.ts';
export type { SuppressionsRepository } from './suppressions.repository.ts';
