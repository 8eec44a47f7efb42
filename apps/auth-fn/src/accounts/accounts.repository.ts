import { type DirectoryEntry, directoryKey, type TableKey } from '@baton/tables';
import { NIL } from 'uuid';
import type { AuthTable } from '../platform/index.ts';
import { type StoredAccount, storedAccountSchema } from './account.ts';

export class AccountsRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /** @returns false when the address has signed up already */
  async insert(account: StoredAccount): Promise<boolean> {
    const { id, email, name, locale, emailVerified } = account;
    const entry: DirectoryEntry = { userId: id, email, name, locale, emailVerified };
    return this.#table.insert([
      { ...profileKey(id), ...account },
      { ...directoryKey(email), ...entry },
    ]);
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

  /** Puts another hash of the same password in the place of one; unless the password was changed meanwhile. */
  async rehash({ id, passwordHash }: StoredAccount, newHash: string): Promise<void> {
    await this.#table.update(profileKey(id), {
      expression: 'SET passwordHash = :new',
      condition: 'passwordHash = :old',
      values: { ':new': newHash, ':old': passwordHash },
    });
  }
}

function profileKey(userId: string): TableKey {
  return { pk: `user#${userId}`, sk: 'profile' };
}
