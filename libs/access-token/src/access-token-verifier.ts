import { AppError } from '@baton/dto';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import {
  ACCESS_TOKEN_ALGORITHM,
  ACCESS_TOKEN_TYPE,
  type AccessClaims,
  accessClaimsSchema,
} from './access-claims.ts';

export interface AccessTokenVerifierOptions {
  /** Finds the public key, e.g. jose's `createRemoteJWKSet`. */
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
}

/** A good token; times in epoch milliseconds. */
export interface VerifiedAccessToken {
  readonly claims: AccessClaims;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export type AccessTokenVerifier = (token: string) => Promise<VerifiedAccessToken>;

/**
 * Verifies access tokens: algorithm, type, issuer, audience, times and claims are all pinned.
 * @throws AppError `token-expired`, `token-invalid`, or `unavailable` when the keys cannot be had.
 */
export function createAccessTokenVerifier(options: AccessTokenVerifierOptions): AccessTokenVerifier {
  const { keys, issuer, audience } = options;
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [ACCESS_TOKEN_ALGORITHM],
        typ: ACCESS_TOKEN_TYPE,
        requiredClaims: ['exp', 'iat', 'jti'],
      });
      const claims = accessClaimsSchema.safeParse(payload);
      if (!claims.success) throw new AppError('token-invalid', { cause: claims.error });
      return {
        claims: claims.data,
        issuedAt: (payload.iat ?? 0) * 1000,
        expiresAt: (payload.exp ?? 0) * 1000,
      };
    } catch (error) {
      throw toAppError(error);
    }
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.JWTExpired) {
    return new AppError('token-expired', { detail: 'Refresh the session and try again.', cause: error });
  }
  if (isFaultOfToken(error)) {
    return new AppError('token-invalid', { detail: 'Sign in again.', cause: error });
  }
  return new AppError('unavailable', {
    detail: 'The keys of the login service cannot be read now.',
    cause: error,
  });
}

// jose says everything that is wrong with a token or its key by these; the rest is about fetching the keys.
function isFaultOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  );
}
