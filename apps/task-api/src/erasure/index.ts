export { createErasure } from './create-erasure.ts';
export { createErasuresRepository } from './erasures.repository.ts';
export type { ErasuresRepository } from './erasures.repository.ts';
