export { toAccount } from './account.ts';
export type { StoredAccount } from './account.ts';
export { AccountsRepository } from './accounts.repository.ts';
export { hashPassword, needsRehash, verifyPassword } from './password.ts';
