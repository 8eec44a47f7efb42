import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { authRoutes } from '@baton/dto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { cookieOf, startAuthApp } from './test-support/auth-app.ts';
import { createAuthTable } from './test-support/auth-table.ts';
import { KIM, signIn, signUp } from './test-support/people.ts';

const ROUTES = Object.values(authRoutes).map(({ method, path }) => [method.toUpperCase(), path] as const);

describe('the routes', () => {
  it.each(ROUTES)('serve %s %s, as the contract says', async (method, path) => {
    const app = startAuthApp(await createAuthTable());
    const { statusCode } = await app.call(method, path);
    expect([404, 405, 500, 503]).not.toContain(statusCode);
  });
});

describe('the log', () => {
  it('has no password, token, address or name in it, whatever is called', async () => {
    const app = startAuthApp(await createAuthTable());
    await signUp(app);
    await signUp(app);
    const login = await signIn(app);
    await signIn(app, 'incorrect horse battery staple');
    const cookies = [cookieOf(login)];
    const headers = { authorization: `Bearer ${login.json.accessToken}` };
    const refreshed = await app.call('POST', '/auth/refresh', { cookies });
    await app.call('POST', '/auth/refresh', { cookies });
    await app.call('GET', '/auth/me', { headers });
    await app.call('GET', '/auth/me', { headers: { authorization: `${headers.authorization}x` } });
    await app.call('GET', '/auth/.well-known/jwks.json');
    await app.call('POST', '/auth/register', { body: `{"password":"${KIM.password}"` });
    await app.call('POST', '/auth/register', { body: { ...KIM, [KIM.password]: 1 } });
    await app.call('GET', `/auth/${KIM.password}`);
    app.pass(10_001);
    await app.call('POST', '/auth/refresh', { cookies });
    await app.call('POST', '/auth/logout', { cookies: [cookieOf(refreshed)] });

    const log = JSON.stringify(app.log);
    expect(app.log.filter(({ message }) => message === 'request')).toHaveLength(14);
    const secrets = [login, refreshed].flatMap((answer) => [
      ...String(answer.json.accessToken).split('.'),
      cookieOf(answer).split('.')[2],
    ]);
    expect(secrets).toHaveLength(8);
    for (const secret of [...secrets, KIM.password, 'horse', 'kim@', KIM.name]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('without DynamoDB', () => {
  async function expectUnavailable(dynamoDb: DynamoDBClient, cause: string) {
    const app = startAuthApp('auth', { dynamoDb });
    const cookies = [`baton_refresh=${crypto.randomUUID()}.${crypto.randomUUID()}.${'A'.repeat(43)}`];
    const answers = [
      await signUp(app),
      await signIn(app),
      await app.call('POST', '/auth/refresh', { cookies }),
      await app.call('POST', '/auth/logout', { cookies }),
      await app.call('GET', '/auth/.well-known/jwks.json'),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(503);
      expect(answer.json.code).toBe('unavailable');
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
      expect(answer.cookies).toBeUndefined();
    }
    expect(app.log).toHaveLength(5);
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
    const dynamoDb = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, maxAttempts: 1 });
    await expectUnavailable(dynamoDb, 'Error');
  });

  it('every route gives up when it does not answer in time', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const dynamoDb = new DynamoDBClient({
      endpoint: `http://127.0.0.1:${port}`,
      maxAttempts: 1,
      requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true },
    });
    await expectUnavailable(dynamoDb, 'TimeoutError');
    dynamoDb.destroy();
    server.close();
  });
});
