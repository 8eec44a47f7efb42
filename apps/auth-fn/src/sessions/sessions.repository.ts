import type { TableKey } from '@baton/tables';
import { v7 as uuidv7 } from 'uuid';
import { type AuthTable, type TableWrite, update } from '../platform/index.ts';
import { type Session, type SessionKey, sessionSchema } from './session.ts';

/** A successful login. */
interface Login {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly addressPrefix: string;
  readonly userAgent: string;
}

export class SessionsRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /** Both in one transaction: no session without a record of its login. */
  async insert(session: Session, login: Login): Promise<void> {
    const loginKey = { pk: `user#${session.userId}`, sk: `login#${uuidv7()}` };
    const inserted = await this.#table.insert([
      { ...keyOf(session), ...session },
      { ...loginKey, ...login },
    ]);
    if (!inserted) throw new Error('A new session has an id that exists.');
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

  async remove(key: SessionKey): Promise<void> {
    await this.#table.remove(keyOf(key));
  }

  /** Removes it only for the holder of its token; whoever else knows its id cannot end it. */
  async removeFor(key: SessionKey, presentedHash: string): Promise<void> {
    await this.#table.remove(keyOf(key), {
      condition: 'tokenHash = :presented OR previousTokenHash = :presented',
      values: { ':presented': presentedHash },
    });
  }
}

function keyOf({ userId, id }: SessionKey): TableKey {
  return { pk: `user#${userId}`, sk: `session#${id}` };
}

function toSession(item: unknown): Session | undefined {
  return item === undefined ? undefined : sessionSchema.parse(item);
}
