import { parseIntoClientConfig } from 'pg-connection-string';
import type { ClientConfig } from 'pg';
import type { DatabasePassword } from './database-password.ts';

/** No statement of a request runs longer; a request that waits longer gets `unavailable`. Milliseconds. */
const STATEMENT_TIMEOUT_MS = 5_000;

/**
 * How every connection behaves, pooled or not. The client's own time limit lies just above the server's: it
 * is the one that ends a query whose server has vanished from the network.
 * @param password in place of one in the address
 */
export function connectionConfig(databaseUrl: string, password?: DatabasePassword): ClientConfig {
  return {
    ...parseIntoClientConfig(databaseUrl),
    ...(password && { password }),
    application_name: 'task-api',
    keepAlive: true,
    connectionTimeoutMillis: 3_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 1_000,
    // Longer than the relay waits for DynamoDB while it holds its rows.
    idle_in_transaction_session_timeout: 20_000,
  };
}
