import type { Query, Tx } from './database.ts';

/**
 * Makes transactions that name the same thing come one after another, from here to their ends. What a later
 * statement reads is as the one before has left it.
 */
export async function lockByName(query: Query, name: string, tx: Tx): Promise<void> {
  await query('SELECT pg_advisory_xact_lock(hashtextextended($name, 0))', { name }, tx);
}
