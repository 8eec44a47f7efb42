import type { TableKey } from '@baton/tables';
import * as z from 'zod';
import { type AuthTable, removal, replacement, type TableWrite } from '../platform/index.ts';
import {
  LINK_MINUTES,
  type OneTimeToken,
  parseOneTimeToken,
  type Purpose,
  secretHashOf,
} from './one-time-token.ts';

const storedTokenSchema = z.object({
  secretHash: z.string(),
  /** Epoch seconds; DynamoDB removes the item some time after. */
  expiresAt: z.int(),
});

/** A token that works now. */
export interface UsableToken {
  readonly userId: string;
  readonly purpose: Purpose;
  readonly secretHash: string;
}

/** One token for each account and purpose, so that a new one takes the place of the one before. */
export class OneTimeTokensRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /**
   * @param at epoch milliseconds
   * @returns undefined when the token is malformed, unknown, used, replaced or expired
   */
  async find(purpose: Purpose, value: string, at: number): Promise<UsableToken | undefined> {
    const token = parseOneTimeToken(value);
    const item = token && (await this.#table.get(keyOf(token.userId, purpose)));
    if (!item) return undefined;
    const { secretHash, expiresAt } = storedTokenSchema.parse(item);
    if (expiresAt * 1000 <= at || secretHash !== secretHashOf(token)) return undefined;
    return { userId: token.userId, purpose, secretHash };
  }

  /** @param at epoch milliseconds */
  issue(token: OneTimeToken, purpose: Purpose, at: number): TableWrite {
    const expiresAt = Math.floor(at / 1000) + LINK_MINUTES[purpose] * 60;
    return replacement({ ...keyOf(token.userId, purpose), secretHash: secretHashOf(token), expiresAt });
  }

  /** Uses it up; refused when another request has. */
  use({ userId, purpose, secretHash }: UsableToken): TableWrite {
    return removal(keyOf(userId, purpose), {
      condition: 'secretHash = :secretHash',
      values: { ':secretHash': secretHash },
    });
  }

  /** Makes the token of this purpose unusable, if there is one. */
  revoke(userId: string, purpose: Purpose): TableWrite {
    return removal(keyOf(userId, purpose));
  }
}

function keyOf(userId: string, purpose: Purpose): TableKey {
  return { pk: `user#${userId}`, sk: `one-time-token#${purpose}` };
}
