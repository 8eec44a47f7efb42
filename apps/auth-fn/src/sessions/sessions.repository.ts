import type { TableKey } from '@baton/tables';
import { v7 as uuidv7 } from 'uuid';
import { type AuthTable, insertion, replacement, type TableWrite, update } from '../platform/index.ts';
import type { Device } from './device.ts';
import { deviceExpiry, type LoginRecord, loginRecordSchema, recordExpiry } from './login-record.ts';
import { type Session, type SessionKey, sessionSchema } from './session.ts';

/** What a device is to an account; `first` as long as nobody has signed in to it at all. */
export type Familiarity = 'known' | 'new' | 'first';

interface Opening {
  readonly session: Session;
  readonly login: LoginRecord;
  readonly device: Device;
  readonly familiarity: Familiarity;
  readonly others: readonly TableWrite[];
}

export class SessionsRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /**
   * Opens a session, records its login and remembers its device, in one transaction with what else the login
   * brings about.
   * @returns false when the device is no longer what it was found to be, or another condition does not hold
   */
  async open({ session, login, device, familiarity, others }: Opening): Promise<boolean> {
    const { userId } = session;
    const known = { ...deviceKey(userId, device), expiresAt: deviceExpiry(login) };
    return this.#table.write([
      insertion({ ...keyOf(session), ...session }),
      insertion({ pk: partition(userId), sk: `login#${uuidv7()}`, ...login, expiresAt: recordExpiry(login) }),
      familiarity === 'known' ? replacement(known) : replacement(known, isForgotten(login)),
      ...(familiarity === 'first' ? [insertion({ ...firstLoginKey(userId), at: login.at })] : []),
      ...others,
    ]);
  }

  /**
   * Whether somebody has signed in to the account with such a device, and that is not forgotten.
   * @param at epoch milliseconds
   */
  async isKnown(userId: string, device: Device, at: number): Promise<boolean> {
    const item = await this.#table.get(deviceKey(userId, device));
    return Number(item?.expiresAt ?? 0) > Math.floor(at / 1000);
  }

  /** Whether anybody has signed in to the account, which is not forgotten while it is there. */
  async hasLogins(userId: string): Promise<boolean> {
    return (await this.#table.get(firstLoginKey(userId))) !== undefined;
  }

  /**
   * Gives the only item without a time to live one: all others of an account that is deleted expire by themselves.
   * @param at epoch milliseconds
   */
  forgetFirstLogin(userId: string, at: number): TableWrite {
    return update(firstLoginKey(userId), {
      expression: 'SET expiresAt = :at',
      values: { ':at': Math.floor(at / 1000) },
    });
  }

  /** All sessions of an account that are in the table, live or not. */
  async list(userId: string): Promise<readonly Session[]> {
    const items = await this.#table.list(partition(userId), { prefix: 'session#' });
    return items.map((item) => sessionSchema.parse(item));
  }

  /** @returns the newest first */
  async lastLogins(userId: string, limit: number): Promise<readonly LoginRecord[]> {
    const selection = { prefix: 'login#', newestFirst: true, limit };
    const items = await this.#table.list(partition(userId), selection);
    return items.map((item) => loginRecordSchema.parse(item));
  }

  async find(key: SessionKey): Promise<Session | undefined> {
    return toSession(await this.#table.get(keyOf(key)));
  }

  /**
   * Puts the next token in the place of the presented one, in one write that only one of any number of
   * rivals gets through.
   * @returns the session as it stands after that; it holds the next token if this call won
   */
  async rotate(
    key: SessionKey,
    presentedHash: string,
    next: Pick<Session, 'tokenHash' | 'rotatedAt' | 'expiresAt'>,
  ): Promise<Session | undefined> {
    const item = await this.#table.update(keyOf(key), {
      expression:
        'SET tokenHash = :next, previousTokenHash = :presented, rotatedAt = :rotatedAt, expiresAt = :expiresAt',
      condition: 'tokenHash = :presented',
      values: {
        ':next': next.tokenHash,
        ':presented': presentedHash,
        ':rotatedAt': next.rotatedAt,
        ':expiresAt': next.expiresAt,
      },
    });
    return toSession(item);
  }

  /** Carries a session over a change of the password; refused when the session is gone. */
  keep(key: SessionKey, passwordVersion: number): TableWrite {
    return update(keyOf(key), {
      expression: 'SET passwordVersion = :passwordVersion',
      condition: 'attribute_exists(pk)',
      values: { ':passwordVersion': passwordVersion },
    });
  }

  /** @returns whether there was one */
  async remove(key: SessionKey): Promise<boolean> {
    return this.#table.remove(keyOf(key));
  }

  /** Removes it only for the holder of its token; whoever else knows its id cannot end it. */
  async removeFor(key: SessionKey, presentedHash: string): Promise<void> {
    await this.#table.remove(keyOf(key), {
      condition: 'tokenHash = :presented OR previousTokenHash = :presented',
      values: { ':presented': presentedHash },
    });
  }
}

function partition(userId: string): string {
  return `user#${userId}`;
}

function keyOf({ userId, id }: SessionKey): TableKey {
  return { pk: partition(userId), sk: `session#${id}` };
}

function firstLoginKey(userId: string): TableKey {
  return { pk: partition(userId), sk: 'first-login' };
}

// Of two logins from a new device at once, one finds it known when it tries again, and mails nobody.
function isForgotten({ at }: LoginRecord) {
  const seconds = Math.floor(Date.parse(at) / 1000);
  return { condition: 'attribute_not_exists(pk) OR expiresAt <= :at', values: { ':at': seconds } };
}

function deviceKey(userId: string, { browser, os }: Device): TableKey {
  return { pk: partition(userId), sk: `device#${browser ?? ''}#${os ?? ''}` };
}

function toSession(item: unknown): Session | undefined {
  return item === undefined ? undefined : sessionSchema.parse(item);
}
