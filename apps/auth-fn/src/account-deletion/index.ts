export { deleteAccountEndpoint } from './delete-account.handler.ts';
export { createDeleteAccount } from './delete-account.service.ts';
