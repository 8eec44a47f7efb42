import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import { JWKS_MAX_AGE } from './key-ring.ts';
import type { SigningKeys } from './signing-keys.service.ts';

export function jwksEndpoint(signingKeys: SigningKeys): Endpoint {
  return endpoint(authRoutes.jwks, async () => ({
    body: (await signingKeys()).jwks,
    headers: { 'cache-control': `public, max-age=${JWKS_MAX_AGE}` },
  }));
}
