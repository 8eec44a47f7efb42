import { type AttributeValue, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { createTable, localAwsEnv, localDynamodb, startDynamodb, startGuard } from '@baton/services';
import { authTable } from '@baton/tables';
import getPort from 'get-port';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUNDLE = fileURLToPath(new URL('../../../../dist/apps/auth-fn/main.cjs', import.meta.url));
const TABLE = 'auth';

type Item = Record<string, AttributeValue>;

/** What the built auth-fn needs to run, with an empty table of its own. */
export interface AuthFnWorld extends AsyncDisposable {
  readonly bundle: string;
  readonly env: Readonly<Record<string, string>>;
  /** Every item, in the order of their keys. */
  scan(): Promise<Item[]>;
}

export async function startAuthFnWorld(): Promise<AuthFnWorld> {
  if (!existsSync(BUNDLE)) throw new Error('There is no bundle; build it with: npx nx build auth-fn');
  await using starting = new AsyncDisposableStack();
  const guard = startGuard();
  starting.defer(() => guard.close());
  const port = await getPort({ host: '127.0.0.1' });
  const { child, endpoint } = await startDynamodb({ port, guard, onLine: () => undefined });
  starting.defer(() => child.stop());
  const client = localDynamodb(endpoint);
  starting.defer(() => client.destroy());
  await createTable(client, authTable, TABLE);
  const running = starting.move();
  return {
    bundle: BUNDLE,
    env: {
      ...localAwsEnv,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AUTH_TABLE: TABLE,
      AUTH_ISSUER: 'baton-auth',
      AUTH_AUDIENCE: 'baton-api',
      SITE_ORIGINS: 'http://localhost:4200',
    },
    async scan() {
      const items: Item[] = [];
      let from: ScanCommandOutput['LastEvaluatedKey'];
      do {
        const page: ScanCommandOutput = await client.send(
          new ScanCommand({ TableName: TABLE, ConsistentRead: true, ExclusiveStartKey: from }),
        );
        items.push(...(page.Items ?? []));
        from = page.LastEvaluatedKey;
      } while (from);
      return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function keyOf({ pk, sk }: Item): string {
  return `${pk?.S} ${sk?.S}`;
}
