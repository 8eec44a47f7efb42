import { authRoutes } from '@baton/dto';
import { toAccount } from '../accounts/index.ts';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { VerifyEmail } from './verify-email.service.ts';

export function verifyEmailEndpoint(verifyEmail: VerifyEmail): Endpoint {
  return endpoint(authRoutes.verifyEmail, async (_request, { token }) => ({
    body: { user: toAccount(await verifyEmail(token)) },
  }));
}
