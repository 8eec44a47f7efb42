import type { AccessClaims } from '@baton/access-token';
import type { RequestRef } from '@baton/log-schema';
import type { IdempotentRequest } from './idempotency-key.ts';

/** One authenticated request, as services see it, or what happens by itself on behalf of somebody. */
export interface Call {
  readonly actor: Pick<AccessClaims, 'sub' | 'name' | 'locale'>;
  readonly request: RequestRef;
  /** Set when the caller sent an `Idempotency-Key`. */
  readonly idempotency?: IdempotentRequest;
}
