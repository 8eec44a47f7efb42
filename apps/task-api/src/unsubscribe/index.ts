export { createGetUnsubscribeTokens } from './unsubscribe-key.repository.ts';
export type { GetUnsubscribeTokens } from './unsubscribe-key.repository.ts';
export type { Unsubscription, UnsubscribeTokens } from './unsubscribe-token.ts';
