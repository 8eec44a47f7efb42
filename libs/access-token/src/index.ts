export { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_TYPE, accessClaimsSchema } from './access-claims.ts';
export type { AccessClaims } from './access-claims.ts';
export { bearerToken } from './bearer-token.ts';
export { createAccessTokenVerifier } from './access-token-verifier.ts';
export { keyReplacement, keyRotationSchedule } from './key-rotation.ts';
export type {
  AccessTokenVerifier,
  AccessTokenVerifierOptions,
  VerifiedAccessToken,
} from './access-token-verifier.ts';
