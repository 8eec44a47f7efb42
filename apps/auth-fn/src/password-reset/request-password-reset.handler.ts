import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { RequestPasswordReset } from './request-password-reset.service.ts';

export function requestPasswordResetEndpoint(requestPasswordReset: RequestPasswordReset): Endpoint {
  return endpoint(authRoutes.requestPasswordReset, async ({ client }, { email }) => {
    await requestPasswordReset(email, client);
    return { body: undefined };
  });
}
