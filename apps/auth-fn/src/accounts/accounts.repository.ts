import { type DirectoryEntry, directoryKey, type TableKey } from '@baton/tables';
import { NIL } from 'uuid';
import {
  type AuthTable,
  insertion,
  removal,
  replacement,
  requirement,
  type TableWrite,
  update,
} from '../platform/index.ts';
import { type StoredAccount, storedAccountSchema } from './account.ts';
import { accountEvent } from './account-event.ts';

/** Most writes that one transaction takes. */
const TRANSACTION_MAX = 100;

/** Reads accounts, and says what to write for a change of one, to be part of the transaction of a use case. */
export class AccountsRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  async find(userId: string): Promise<StoredAccount | undefined> {
    const item = await this.#table.get(profileKey(userId));
    return item && storedAccountSchema.parse(item);
  }

  /** Reads twice for an unknown address too, so that the time it takes does not tell who has signed up. */
  async findByEmail(email: string): Promise<StoredAccount | undefined> {
    const entry = await this.#table.get(directoryKey(email));
    return this.find(typeof entry?.userId === 'string' ? entry.userId : NIL);
  }

  /** Refused when the address has signed up already. */
  insertion(account: StoredAccount): readonly TableWrite[] {
    return [
      insertion({ ...profileKey(account.id), ...account }),
      insertion({ ...directoryKey(account.email), ...toDirectoryEntry(account) }),
    ];
  }

  /**
   * Profile, directory entry and the events about it; refused when the account is not as it was seen.
   * @param at epoch milliseconds
   */
  change(seen: StoredAccount, next: StoredAccount, at: number): readonly TableWrite[] {
    const isRenamed = next.name !== seen.name || next.locale !== seen.locale;
    return [
      profileUpdate(seen, next),
      replacement({ ...directoryKey(next.email), ...toDirectoryEntry(next) }, ownedBy(next.id)),
      ...(isRenamed ? [accountEvent('updated', next, at)] : []),
    ];
  }

  /**
   * A change by whoever got a mail at the address, which verifies it. The event says so of a verified address
   * too: what keeps mails from one that bounced ends with it.
   */
  changeByMail(
    seen: StoredAccount,
    next: StoredAccount & { readonly emailVerified: true },
    at: number,
  ): readonly TableWrite[] {
    return [...this.change(seen, next, at), accountEvent('verified', next, at)];
  }

  /** All that makes it an account, and the event about it; refused when the account is not as it was seen. */
  removal(seen: StoredAccount, at: number): readonly TableWrite[] {
    return [
      removal(profileKey(seen.id), unchangedSince(seen)),
      removal(directoryKey(seen.email), ownedBy(seen.id)),
      accountEvent('deleted', { ...seen, name: '' }, at),
    ];
  }

  /** Writes nothing; refuses the transaction unless the account is there. */
  existence(userId: string): TableWrite {
    return requirement(profileKey(userId), { condition: 'attribute_exists(pk)' });
  }

  /** Removes what is left of an account that is gone: sessions, logins, tokens. */
  async removeRemains(userId: string): Promise<void> {
    const items = await this.#table.list(partitionOf(userId));
    const removals = items.map((item) => removal({ pk: String(item.pk), sk: String(item.sk) }));
    for (let from = 0; from < removals.length; from += TRANSACTION_MAX) {
      await this.#table.write(removals.slice(from, from + TRANSACTION_MAX));
    }
  }

  /** Puts another hash of the same password in the place of one; unless the password was changed meanwhile. */
  async rehash({ id, passwordHash }: StoredAccount, newHash: string): Promise<void> {
    await this.#table.update(profileKey(id), {
      expression: 'SET passwordHash = :new',
      condition: 'passwordHash = :old',
      values: { ':new': newHash, ':old': passwordHash },
    });
  }
}

function toDirectoryEntry({ id, email, name, locale, emailVerified }: StoredAccount): DirectoryEntry {
  return { userId: id, email, name, locale, emailVerified };
}

function profileUpdate(seen: StoredAccount, next: StoredAccount): TableWrite {
  const { condition, values, names } = unchangedSince(seen);
  return update(profileKey(next.id), {
    expression:
      'SET passwordHash = :nextHash, passwordVersion = :nextVersion, emailVerified = :nextVerified, ' +
      '#name = :nextName, #locale = :nextLocale',
    condition,
    values: {
      ...values,
      ':nextHash': next.passwordHash,
      ':nextVersion': next.passwordVersion,
      ':nextVerified': next.emailVerified,
      ':nextName': next.name,
      ':nextLocale': next.locale,
    },
    names,
  });
}

// Of all that changes later on. Without it, of two changes that read the same, one would undo the other.
function unchangedSince({ passwordHash, name, locale, emailVerified }: StoredAccount) {
  return {
    condition:
      'passwordHash = :hash AND #name = :name AND #locale = :locale AND emailVerified = :emailVerified',
    values: { ':hash': passwordHash, ':name': name, ':locale': locale, ':emailVerified': emailVerified },
    names: { '#name': 'name', '#locale': 'locale' },
  };
}

function ownedBy(userId: string) {
  return { condition: 'userId = :userId', values: { ':userId': userId } };
}

function partitionOf(userId: string): string {
  return `user#${userId}`;
}

function profileKey(userId: string): TableKey {
  return { pk: partitionOf(userId), sk: 'profile' };
}
