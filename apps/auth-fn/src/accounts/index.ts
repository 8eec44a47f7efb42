export { toAccount } from './account.ts';
export type { StoredAccount } from './account.ts';
export { AccountsRepository } from './accounts.repository.ts';
export { optimisticChange } from './optimistic-change.ts';
export { hashPassword, needsRehash, verifyPassword } from './password.ts';
export { createPasswordConfirmation } from './password-confirmation.ts';
export type { ConfirmPassword } from './password-confirmation.ts';
export { createPasswordPolicy } from './password-policy.ts';
export type { PasswordPolicy } from './password-policy.ts';
