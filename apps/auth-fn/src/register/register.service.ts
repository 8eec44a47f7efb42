import { AppError, type authRoutes, type InferBody } from '@baton/dto';
import { v7 as uuidv7 } from 'uuid';
import { type AccountsRepository, hashPassword, type StoredAccount } from '../accounts/index.ts';

export type Register = (body: InferBody<typeof authRoutes.register>) => Promise<StoredAccount>;

/** @throws AppError `email-taken` from what it returns */
export function createRegister(options: {
  readonly accounts: AccountsRepository;
  readonly now: () => number;
}): Register {
  const { accounts, now } = options;
  return async ({ email, password, name, locale }) => {
    const account: StoredAccount = {
      id: uuidv7(),
      email,
      name,
      locale,
      emailVerified: false,
      passwordHash: await hashPassword(password),
      passwordVersion: 0,
      createdAt: new Date(now()).toISOString(),
    };
    if (await accounts.insert(account)) return account;
    throw new AppError('email-taken', { detail: 'Sign in, or take another address.' });
  };
}
