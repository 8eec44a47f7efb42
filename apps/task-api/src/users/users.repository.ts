import type { Locale } from '@baton/vocabulary';
import type { Query, Tx } from '../platform/database/index.ts';

/** Someone who has signed up, as the auth service last told us. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

/** A user of whom is known, too, whether the address is their own. */
export interface Account extends User {
  readonly emailVerified: boolean;
}

export interface UsersRepository {
  /**
   * Adds or replaces a user, unless something newer than `asOf` is known already; an address once verified stays
   * so. False when their account was deleted, which nothing undoes.
   */
  readonly put: (account: Account, asOf: Date, tx?: Tx) => Promise<boolean>;
  /** Says that the address of a user, if they are known, is their own, whenever it is heard. */
  readonly verify: (user: Pick<User, 'id' | 'email'>, tx: Tx) => Promise<void>;
  /** Replaces a user who is known by what is not older. */
  readonly refresh: (user: User, asOf: Date, tx: Tx) => Promise<void>;
  /** Keeps the account from being deleted until the transaction ends. False when it was deleted, or is not known. */
  readonly hold: (id: string, tx: Tx) => Promise<boolean>;
  /**
   * Leaves nothing of a person but the id. Waits for whoever holds them, and for what they are writing. False when
   * that was done before.
   */
  readonly erase: (id: string, at: Date, tx: Tx) => Promise<boolean>;
}

/** What stands in place of the address of a deleted account; no mail can reach it. */
export function addressOfDeleted(id: string): string {
  return `deleted-${id}@account.invalid`;
}

/**
 * A projection of auth's accounts. Emails are not unique in it: an address can pass from one account to
 * another before the first one shows its new address here.
 */
export function createUsersRepository(query: Query): UsersRepository {
  return {
    async put(account, asOf, tx) {
      const [row] = await query<{ exists: boolean }>(
        `WITH put AS (
           INSERT INTO users AS known (id, email, name, locale, email_verified, as_of)
           VALUES ($id, $email, $name, $locale, $emailVerified, $asOf)
           ON CONFLICT (id) DO UPDATE
             SET email = excluded.email, name = excluded.name, locale = excluded.locale, as_of = excluded.as_of,
               email_verified = excluded.email_verified OR known.email_verified AND known.email = excluded.email
             WHERE known.deleted_at IS NULL AND known.as_of <= excluded.as_of
               AND (known.email, known.name, known.locale, known.as_of)
                 IS DISTINCT FROM (excluded.email, excluded.name, excluded.locale, excluded.as_of)
         )
         SELECT NOT EXISTS (SELECT FROM users WHERE id = $id AND deleted_at IS NOT NULL) AS exists`,
        { ...account, asOf },
        tx,
      );
      return row?.exists ?? false;
    },
    async verify({ id, email }, tx) {
      await query(
        `UPDATE users SET email_verified = true
         WHERE id = $id AND email = $email AND deleted_at IS NULL AND NOT email_verified`,
        { id, email },
        tx,
      );
    },
    async refresh(user, asOf, tx) {
      await query(
        `UPDATE users SET email = $email, name = $name, locale = $locale, as_of = $asOf,
           email_verified = email_verified AND email = $email
         WHERE id = $id AND deleted_at IS NULL AND as_of <= $asOf`,
        { ...user, asOf },
        tx,
      );
    },
    async hold(id, tx) {
      const held = await query(
        'SELECT id FROM users WHERE id = $id AND deleted_at IS NULL FOR KEY SHARE',
        { id },
        tx,
      );
      return held.length > 0;
    },
    async erase(id, at, tx) {
      await query('SELECT FROM users WHERE id = $id FOR UPDATE', { id }, tx);
      const erased = await query(
        `INSERT INTO users AS known (id, email, name, locale, as_of, deleted_at)
         VALUES ($id, $email, '', 'en', $at, $at)
         ON CONFLICT (id) DO UPDATE
           SET email = excluded.email, name = '', locale = excluded.locale, as_of = excluded.as_of,
             email_verified = false, deleted_at = excluded.deleted_at
           WHERE known.deleted_at IS NULL
         RETURNING id`,
        { id, email: addressOfDeleted(id), at },
        tx,
      );
      return erased.length > 0;
    },
  };
}
