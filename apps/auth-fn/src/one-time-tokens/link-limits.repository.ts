import type { TableKey } from '@baton/tables';
import { createHash } from 'node:crypto';
import { type AuthTable, type Condition, replacement, type TableWrite } from '../platform/index.ts';
import { bounds, type LinkLimit, linkLimitSchema, waitFor, withAnother } from './link-limit.ts';
import type { Purpose } from './one-time-token.ts';

/** Seconds; longer than any limit is felt. */
const KEPT_FOR = 2 * 86_400;

/**
 * Keeps others from filling somebody's inbox. Counted by address and not by account, so that signing up again
 * after a deletion is no way around it.
 */
export class LinkLimitsRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /**
   * Counts one more; refused when it is too soon, or when another request counts at the same moment.
   * @param at epoch milliseconds
   */
  async claim(email: string, purpose: Purpose, at: number): Promise<TableWrite> {
    const seconds = Math.floor(at / 1000);
    const seen = await this.#find(email, purpose);
    const next = { ...withAnother(seen, seconds), expiresAt: seconds + KEPT_FOR };
    return replacement({ ...keyOf(email, purpose), ...next }, allows(seen, seconds));
  }

  /** @param at epoch milliseconds @returns seconds until another one may be mailed */
  async retryAfter(email: string, purpose: Purpose, at: number): Promise<number> {
    return waitFor(await this.#find(email, purpose), Math.floor(at / 1000));
  }

  async #find(email: string, purpose: Purpose): Promise<LinkLimit | undefined> {
    const item = await this.#table.get(keyOf(email, purpose));
    return item && linkLimitSchema.parse(item);
  }
}

// The table decides even when it is known already, so that a refusal is the same work as a success.
function allows(seen: LinkLimit | undefined, at: number): Condition {
  if (!seen) return { condition: 'attribute_not_exists(pk)' };
  const { fullAt, lastAt } = bounds(at);
  return {
    condition: 'fullAt = :fullAt AND lastAt = :lastAt AND fullAt <= :fullAtMost AND lastAt <= :lastAtMost',
    values: { ':fullAt': seen.fullAt, ':lastAt': seen.lastAt, ':fullAtMost': fullAt, ':lastAtMost': lastAt },
  };
}

function keyOf(email: string, purpose: Purpose): TableKey {
  return { pk: `link-limit#${createHash('sha256').update(email).digest('base64url')}`, sk: purpose };
}
