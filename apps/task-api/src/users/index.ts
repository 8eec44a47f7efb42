export { createAccountDirectory } from './account-directory.ts';
export type { AccountDirectory } from './account-directory.ts';
export { addressOfDeleted, createUsersRepository } from './users.repository.ts';
export type { Account, User, UsersRepository } from './users.repository.ts';
export { accountDeleted, createUsersService } from './users.service.ts';
