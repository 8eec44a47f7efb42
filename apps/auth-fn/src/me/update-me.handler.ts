import { authRoutes } from '@baton/dto';
import { toAccount } from '../accounts/index.ts';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { UpdateMe } from './update-me.service.ts';

export function updateMeEndpoint(updateMe: UpdateMe): Endpoint {
  return endpoint(authRoutes.updateMe, async ({ client }, body, { caller }) => ({
    body: { user: toAccount(await updateMe(caller, body, client)) },
  }));
}
