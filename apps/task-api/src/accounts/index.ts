export { createAccountEventsRepository } from './account-events.repository.ts';
export { createAccountFeed } from './account-feed.ts';
export { createAccountsService } from './accounts.service.ts';
export { createFeedPositionRepository } from './feed-position.repository.ts';
