export { createIdempotencyKeysRepository } from './idempotency-keys.repository.ts';
export type { IdempotencyKeysRepository } from './idempotency-keys.repository.ts';
export { createOnce } from './once.ts';
export type { Once } from './once.ts';
