import getPort from 'get-port';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDynamodb } from './dynamodb/dynamodb-server.ts';
import { localAwsEnv } from './dynamodb/local-aws.ts';
import { startInbox } from './inbox/inbox-server.ts';
import { preparePostgres, startPostgres } from './postgres/postgres-server.ts';
import { startGuard } from './process/guard.ts';

/**
 * Gives integration tests a real PostgreSQL, DynamoDB and SES inbox of their own, and tells the tests in
 * their environment where these are. Projects name this file by its path, so that no app depends on it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-test-'));
  chmodSync(folder, 0o755);
  const guard = startGuard();
  const quiet = () => undefined;
  const [postgres, dynamodb, inbox] = await Promise.all([
    preparePostgres(join(folder, 'postgres'), guard).then(async (cluster) =>
      startPostgres(cluster, {
        port: await getPort({ host: '127.0.0.1' }),
        guard,
        // A test's data need not survive the machine, only PostgreSQL's own rules.
        settings: { fsync: 'off', max_connections: '300' },
        onLine: quiet,
      }),
    ),
    getPort({ host: '127.0.0.1' }).then((port) => startDynamodb({ port, guard, onLine: quiet })),
    startInbox(0),
  ]);
  Object.assign(process.env, localAwsEnv, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_SESV2: inbox.url,
    TEST_DATABASE_URL: postgres.url,
    TEST_INBOX_URL: inbox.url,
  });
  return async () => {
    await Promise.all([postgres.child.stop(), dynamodb.child.stop(), inbox.stop()]);
    await guard.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
