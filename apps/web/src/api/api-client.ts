import type { Session } from '../session/session.ts';
import { hasCode } from './problem-error.ts';
import type { CallInput, CallResult, RouteName } from './route-types.ts';
import type { send as sendRequest } from './send.ts';

/** Calls routes that want a signed-in user. */
export type ApiClient = <Name extends RouteName<'bearer'>>(
  name: Name,
  input: CallInput<Name>,
) => Promise<CallResult<Name>>;

/** The longest that a call waits by itself to be made again. Seconds. */
const PATIENCE_S = 5;

export interface ApiClientParts {
  readonly session: Pick<Session, 'accessToken' | 'renew'>;
  readonly send: typeof sendRequest;
  /** Resolves early when the signal is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Signs each call with the session's access token. A token that is refused is renewed, once per call; the renewal
 * notices when it is the session that has ended. A call that is turned away because there are too many is made
 * again, once, after the time that the server has named.
 */
export function createApiClient({ session, send, wait, random }: ApiClientParts): ApiClient {
  const signed: ApiClient = async (name, input) => {
    try {
      return await send(name, input, await session.accessToken());
    } catch (error) {
      if (!hasCode(error, 'token-expired', 'token-invalid', 'session-revoked')) throw error;
      return await send(name, input, await session.renew());
    }
  };
  return async (name, input) => {
    try {
      return await signed(name, input);
    } catch (error) {
      if (!hasCode(error, 'rate-limited', 'overloaded')) throw error;
      const { retryAfter = Infinity } = error;
      if (retryAfter > PATIENCE_S) throw error;
      // Not all at the same moment.
      await wait((retryAfter + random()) * 1_000, (input as { signal?: AbortSignal }).signal);
      return await signed(name, input);
    }
  };
}
