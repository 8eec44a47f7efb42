import type { Query } from '../platform/database/index.ts';
import { createUnsubscribeTokens, type UnsubscribeTokens } from './unsubscribe-token.ts';

/**
 * The tokens of this installation. Its key is made with the database's tables and never changes, because links in
 * mails have to work for as long as the mails are kept.
 */
export type GetUnsubscribeTokens = () => Promise<UnsubscribeTokens>;

export function createGetUnsubscribeTokens(query: Query): GetUnsubscribeTokens {
  let tokens: UnsubscribeTokens | undefined;
  return async () => {
    tokens ??= createUnsubscribeTokens(await readKey());
    return tokens;
  };

  async function readKey(): Promise<Buffer> {
    const [row] = await query<{ key: Buffer }>('SELECT key FROM unsubscribe_keys', {});
    if (!row) throw new Error('The database holds no key of unsubscribe links');
    return row.key;
  }
}
