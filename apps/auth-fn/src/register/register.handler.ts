import { authRoutes } from '@baton/dto';
import { toAccount } from '../accounts/index.ts';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { Register } from './register.service.ts';

export function registerEndpoint(register: Register): Endpoint {
  return endpoint(authRoutes.register, async ({ client }, body) => ({
    body: { user: toAccount(await register(body, client)) },
  }));
}
