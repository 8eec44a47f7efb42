import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import { clearedRefreshCookie } from '../sessions/index.ts';
import type { DeleteAccount } from './delete-account.service.ts';

export function deleteAccountEndpoint(deleteAccount: DeleteAccount): Endpoint {
  return endpoint(authRoutes.deleteAccount, async ({ client }, { password }, { caller }) => {
    await deleteAccount(caller, password, client);
    return { body: undefined, cookies: [clearedRefreshCookie()] };
  });
}
