import type { Query, Tx } from '../platform/database/index.ts';
import { createUnsubscribeTokens, type UnsubscribeTokens } from './unsubscribe-token.ts';

/**
 * The tokens of this installation. Its key is made with the database's tables and never changes, because links in
 * mails have to work for as long as the mails are kept.
 * @param tx of whoever has one, who is not to wait for another connection
 */
export type GetUnsubscribeTokens = (tx?: Tx) => Promise<UnsubscribeTokens>;

export function createGetUnsubscribeTokens(query: Query): GetUnsubscribeTokens {
  let tokens: UnsubscribeTokens | undefined;
  return async (tx) => {
    tokens ??= createUnsubscribeTokens(await readKey(tx));
    return tokens;
  };

  async function readKey(tx: Tx | undefined): Promise<Buffer> {
    const [row] = await query<{ key: Buffer }>('SELECT key FROM unsubscribe_keys', {}, tx);
    if (!row) throw new Error('The database holds no key of unsubscribe links');
    return row.key;
  }
}
