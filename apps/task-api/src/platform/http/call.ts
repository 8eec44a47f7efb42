import type { AccessClaims } from '@baton/access-token';
import type { RequestRef } from '@baton/log-schema';

/** One authenticated request, as services see it. */
export interface Call {
  readonly actor: AccessClaims;
  readonly request: RequestRef;
}
