import type { TableKey } from '@baton/tables';
import * as z from 'zod';
import { type AuthTable, type TableWrite, update } from '../platform/index.ts';
import type { Purpose } from './one-time-token.ts';

/** Seconds between two mails of a purpose to an account, and how many of them a day (UTC). */
const INTERVAL = 60;
const A_DAY = 10;
const DAY = 86_400;

const linksOfDaySchema = z.object({ mailed: z.int(), lastAt: z.int() });

/** Keeps others from filling somebody's inbox: counts the links mailed to each account. */
export class LinkLimitsRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /** Counts one more; refused when it is too soon or too many. @param at epoch milliseconds */
  claim(userId: string, purpose: Purpose, at: number): TableWrite {
    const seconds = Math.floor(at / 1000);
    return update(keyOf(userId, purpose, at), {
      expression: 'ADD mailed :one SET lastAt = :now, expiresAt = :expiresAt',
      condition: 'attribute_not_exists(pk) OR (mailed < :aDay AND lastAt <= :before)',
      values: {
        ':one': 1,
        ':now': seconds,
        ':expiresAt': seconds + 2 * DAY,
        ':aDay': A_DAY,
        ':before': seconds - INTERVAL,
      },
    });
  }

  /** @param at epoch milliseconds @returns seconds until another one may be mailed */
  async retryAfter(userId: string, purpose: Purpose, at: number): Promise<number> {
    const item = await this.#table.get(keyOf(userId, purpose, at));
    if (!item) return 0;
    const seconds = Math.floor(at / 1000);
    const { mailed, lastAt } = linksOfDaySchema.parse(item);
    return mailed < A_DAY ? Math.max(0, lastAt + INTERVAL - seconds) : DAY - (seconds % DAY);
  }
}

function keyOf(userId: string, purpose: Purpose, at: number): TableKey {
  const day = new Date(at).toISOString().slice(0, 10);
  return { pk: `user#${userId}`, sk: `link-limit#${purpose}#${day}` };
}
