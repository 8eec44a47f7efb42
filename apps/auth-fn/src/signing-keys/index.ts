export { createKeyRotation } from './key-rotation.service.ts';
export type { KeyRotation } from './key-rotation.service.ts';
export type { KeyRing } from './key-ring.ts';
export { createSigningKeys } from './signing-keys.service.ts';
export type { SigningKey, SigningKeys } from './signing-keys.service.ts';
export { SigningKeysRepository } from './signing-keys.repository.ts';
export { jwksEndpoint } from './jwks.handler.ts';
