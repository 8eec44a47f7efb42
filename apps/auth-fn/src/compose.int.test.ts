import { createDynamoDb, createDynamoDbTransport, type DynamoDb } from '@baton/aws-requests';
import { authRoutes } from '@baton/dto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { startAuthApp } from './test-support/auth-app.ts';
import { createAuthTable } from './test-support/auth-table.ts';
import { testDynamoDb } from './test-support/dynamodb.ts';
import { signIn, signUp } from './test-support/people.ts';
import { SAMPLE_BODIES, samplePath } from './test-support/route-samples.ts';

function dynamoDbAt(port: number, timeoutMs: number): DynamoDb {
  const endpoint = new URL(`http://127.0.0.1:${port}`);
  const transport = createDynamoDbTransport({ ...testDynamoDb(), endpoint }, { timeoutMs });
  return createDynamoDb(transport, { attempts: 2 });
}

describe('without DynamoDB', () => {
  let token: string;

  beforeAll(async () => {
    const app = startAuthApp(await createAuthTable());
    await signUp(app);
    token = String((await signIn(app)).json.accessToken);
  });

  async function expectUnavailable(dynamoDb: DynamoDb, cause: string) {
    const app = startAuthApp('auth', { dynamoDb });
    const cookies = [`baton_refresh=${crypto.randomUUID()}.${crypto.randomUUID()}.${'A'.repeat(43)}`];
    const headers = { authorization: `Bearer ${token}` };
    const answers = await Promise.all(
      Object.entries(authRoutes).map(([key, route]) => {
        const body = SAMPLE_BODIES[key as keyof typeof authRoutes];
        return app.call(route.method.toUpperCase(), samplePath(route), {
          headers,
          cookies,
          ...(body && { body }),
        });
      }),
    );
    for (const answer of answers) {
      expect(answer.statusCode).toBe(503);
      expect(answer.json.code).toBe('unavailable');
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
      expect(answer.cookies).toBeUndefined();
    }
    expect(app.log).toHaveLength(answers.length);
    for (const line of app.log) {
      expect(line).toMatchObject({ level: 'warn', status: 503, error: { cause: { name: cause } } });
    }
  }

  it('every route is unavailable, and the log tells why without calling anyone', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await expectUnavailable(dynamoDbAt(port, 5_000), 'Error');
  });

  it('every route gives up when it does not answer in time', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expectUnavailable(dynamoDbAt(port, 50), 'TimeoutError');
    server.close();
  });
});
