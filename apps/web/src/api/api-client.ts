import type { Session } from '../session/session.ts';
import { hasCode } from './problem-error.ts';
import type { CallInput, CallResult, RouteName } from './route-types.ts';
import type { send as sendRequest } from './send.ts';

/** Calls routes that want a signed-in user. */
export type ApiClient = <Name extends RouteName<'bearer'>>(
  name: Name,
  input: CallInput<Name>,
) => Promise<CallResult<Name>>;

/**
 * Signs each call with the session's access token. A token that is refused is renewed, once per call; the renewal
 * notices when it is the session that has ended.
 */
export function createApiClient(
  session: Pick<Session, 'accessToken' | 'renew'>,
  send: typeof sendRequest,
): ApiClient {
  return async (name, input) => {
    try {
      return await send(name, input, await session.accessToken());
    } catch (error) {
      if (!hasCode(error, 'token-expired', 'token-invalid', 'session-revoked')) throw error;
      return await send(name, input, await session.renew());
    }
  };
}
