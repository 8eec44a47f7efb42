export { createIdempotencyKeysRepository } from './idempotency-keys.repository.ts';
export { createOnce } from './once.ts';
export type { Once } from './once.ts';
