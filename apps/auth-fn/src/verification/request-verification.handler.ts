import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { RequestVerification } from './request-verification.service.ts';

export function requestVerificationEndpoint(requestVerification: RequestVerification): Endpoint {
  return endpoint(authRoutes.requestVerification, async ({ client }, _body, { caller }) => {
    await requestVerification(caller, client);
    return { body: undefined };
  });
}
