import type { Locale } from '@baton/vocabulary';
import type { Query, Tx } from '../platform/database/index.ts';

/** Someone who has signed up, as the auth service last told us. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

export interface UsersRepository {
  /** Adds or replaces a user, unless something newer than `asOf` is known already. */
  readonly put: (user: User, asOf: Date, tx?: Tx) => Promise<void>;
}

/**
 * A projection of auth's accounts. Emails are not unique in it: an address can pass from one account to
 * another before the first one shows its new address here.
 */
export function createUsersRepository(query: Query): UsersRepository {
  return {
    async put(user, asOf, tx) {
      await query(
        `INSERT INTO users AS known (id, email, name, locale, as_of)
         VALUES ($id, $email, $name, $locale, $asOf)
         ON CONFLICT (id) DO UPDATE
           SET email = excluded.email, name = excluded.name, locale = excluded.locale, as_of = excluded.as_of
           WHERE known.as_of <= excluded.as_of`,
        { ...user, asOf },
        tx,
      );
    },
  };
}
