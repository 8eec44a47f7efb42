export { createGetUnsubscribeTokens } from './unsubscribe-key.repository.ts';
export type { GetUnsubscribeTokens } from './unsubscribe-key.repository.ts';
export type { Unsubscription, UnsubscribeTokens } from './unsubscribe-token.ts';
export { createUnsubscribeRepository } from './unsubscribe.repository.ts';
export { bindUnsubscribeRoutes } from './unsubscribe.routes.ts';
export { createUnsubscribeService } from './unsubscribe.service.ts';
