import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { ResetPassword } from './reset-password.service.ts';

export function resetPasswordEndpoint(resetPassword: ResetPassword): Endpoint {
  return endpoint(authRoutes.resetPassword, async ({ client }, body) => {
    await resetPassword(body, client);
    return { body: undefined };
  });
}
