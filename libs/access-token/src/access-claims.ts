import { LOCALES } from '@baton/vocabulary';
import * as z from 'zod';

/** RSA, because a JWT authorizer of API Gateway's HTTP APIs takes nothing else. */
export const ACCESS_TOKEN_ALGORITHM = 'RS256';

/** The `typ` header (RFC 9068), so that no other kind of token passes for an access token. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';

/** Who calls, as auth-fn signed it. Beside these a token holds iss, aud, iat, exp and jti. */
export const accessClaimsSchema = z.object({
  /** The user's id. */
  sub: z.uuid(),
  /** The session (refresh family) that the token was made for. */
  sid: z.uuid(),
  email: z.email(),
  /** Whether the address was known to be theirs; absent in tokens that are older than this claim. */
  email_verified: z.boolean().optional(),
  name: z.string(),
  locale: z.enum(LOCALES),
});
export type AccessClaims = z.infer<typeof accessClaimsSchema>;
