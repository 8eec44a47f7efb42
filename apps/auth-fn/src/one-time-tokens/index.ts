export { LinkLimitsRepository } from './link-limits.repository.ts';
export { createMailLink } from './mail-link.ts';
export type { MailLink } from './mail-link.ts';
export { OneTimeTokensRepository } from './one-time-tokens.repository.ts';
