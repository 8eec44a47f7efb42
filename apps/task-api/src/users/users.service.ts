import type { AccessClaims } from '@baton/access-token';
import { AppError } from '@baton/dto';
import { LRUCache } from 'lru-cache';
import type { Account, UsersRepository } from './users.repository.ts';

const REMEMBERED_USERS = 10_000;

/** How long a token of a deleted account still works after the database has heard of the deletion. */
const REMEMBERED_MS = 60_000;

export interface UsersService {
  /**
   * Makes the bearer of a token known to the database, so that others can see their name.
   * @param issuedAt epoch milliseconds; what an older token says does not replace what a newer one said
   * @throws AppError `token-invalid` when the account was deleted; a minute after that at the latest
   */
  readonly remember: (claims: AccessClaims, issuedAt: number) => Promise<void>;
}

/** @param now milliseconds of a clock that never goes back */
export function createUsersService(
  users: Pick<UsersRepository, 'put'>,
  now: () => number = () => performance.now(),
): UsersService {
  // What was written, so that a request of somebody known costs no statement.
  const remembered = new LRUCache<string, { account: Account; issuedAt: number }>({
    max: REMEMBERED_USERS,
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    async remember({ sub: id, email, email_verified: emailVerified = false, name, locale }, issuedAt) {
      const account: Account = { id, email, emailVerified, name, locale };
      const known = remembered.get(id);
      if (
        known &&
        (known.issuedAt > issuedAt || (known.issuedAt === issuedAt && isSame(known.account, account)))
      )
        return;
      if (!(await users.put(account, new Date(issuedAt)))) {
        throw accountDeleted();
      }
      remembered.set(id, { account, issuedAt });
    },
  };
}

/** What whoever comes with a token of an account that is no more is told. */
export function accountDeleted(): AppError {
  return new AppError('token-invalid', { detail: 'This account was deleted.' });
}

function isSame(a: Account, b: Account): boolean {
  return (
    a.email === b.email && a.emailVerified === b.emailVerified && a.name === b.name && a.locale === b.locale
  );
}
