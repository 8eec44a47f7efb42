import type { AccessClaims } from '@baton/access-token';
import { LRUCache } from 'lru-cache';
import type { User, UsersRepository } from './users.repository.ts';

const REMEMBERED_USERS = 10_000;

export interface UsersService {
  /**
   * Makes the bearer of a token known to the database, so that others can see their name.
   * @param issuedAt epoch milliseconds; what an older token says does not replace what a newer one said
   */
  readonly remember: (claims: AccessClaims, issuedAt: number) => Promise<void>;
}

export function createUsersService(users: UsersRepository): UsersService {
  // What was written, so that a request of somebody known costs no write.
  const remembered = new LRUCache<string, { user: User; issuedAt: number }>({ max: REMEMBERED_USERS });
  return {
    async remember({ sub: id, email, name, locale }, issuedAt) {
      const user: User = { id, email, name, locale };
      const known = remembered.get(id);
      if (known && (known.issuedAt > issuedAt || (known.issuedAt === issuedAt && isSame(known.user, user))))
        return;
      await users.put(user, new Date(issuedAt));
      remembered.set(id, { user, issuedAt });
    },
  };
}

function isSame(a: User, b: User): boolean {
  return a.email === b.email && a.name === b.name && a.locale === b.locale;
}
