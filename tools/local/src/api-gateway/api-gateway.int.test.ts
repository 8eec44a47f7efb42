import { startGuard } from '@baton/services';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createLambdaHost } from '../lambda/lambda-host.ts';
import { createApiGateway, type ApiGatewayOptions } from './api-gateway.ts';

const cleanups: (() => Promise<unknown>)[] = [];
const guard = startGuard();

afterEach(() => Promise.all(cleanups.splice(0).map((cleanup) => cleanup())));
afterAll(() => guard.close());

async function serve(options: ApiGatewayOptions): Promise<string> {
  const server: Server = createServer(createApiGateway(options)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function lambda(timeoutMs = 20_000) {
  const host = createLambdaHost({
    name: 'api-fn',
    bundlePath: fileURLToPath(new URL('./test-fixtures/api.mjs', import.meta.url)),
    env: {},
    timeoutMs,
    maxConcurrency: 2,
    guard,
    onLog: () => undefined,
  });
  cleanups.push(() => host.close());
  return host;
}

test('a request goes through the function and back', async () => {
  const api = await serve({ invoke: lambda().invoke });
  const response = await fetch(`${api}/auth/echo?x=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'refresh=abc' },
    body: '{"email":"kim@example.com"}',
  });
  expect(response.status).toBe(201);
  expect(response.headers.getSetCookie()).toEqual(['one=1', 'two=2']);
  expect(response.headers.get('apigw-requestid')).toMatch(/=$/);
  expect(await response.json()).toMatchObject({
    rawPath: '/auth/echo',
    rawQueryString: 'x=1',
    cookies: ['refresh=abc'],
    body: '{"email":"kim@example.com"}',
    requestContext: { http: { method: 'POST', sourceIp: '127.0.0.1' } },
  });
});

test('bytes come back as they were sent', async () => {
  const api = await serve({ invoke: lambda().invoke });
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const response = await fetch(`${api}/bytes`, { method: 'POST', body: bytes });
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});

test('an answer without content has no body', async () => {
  const api = await serve({ invoke: lambda().invoke });
  const response = await fetch(`${api}/nothing`, { method: 'DELETE' });
  expect(response.status).toBe(204);
  expect(response.headers.get('content-length')).toBeNull();
});

test.each(['/fail', '/malformed', '/die'])('a function that breaks at %s is a plain 500', async (path) => {
  const errors: unknown[] = [];
  const api = await serve({ invoke: lambda().invoke, onError: (error) => errors.push(error) });
  const response = await fetch(`${api}${path}`);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  expect(errors).toEqual([expect.any(Error)]);
});

test('a function that passes its time limit is a plain 500', async () => {
  const api = await serve({ invoke: lambda(300).invoke });
  expect((await fetch(`${api}/hang`)).status).toBe(500);
});

test('a function that passes the limit of the integration is a 503', async () => {
  const api = await serve({ invoke: () => new Promise(() => undefined), integrationLimitMs: 10 });
  const response = await fetch(`${api}/`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ message: 'Service Unavailable' });
});

test('a body of more than 10 MB is refused', async () => {
  const api = await serve({ invoke: () => Promise.reject(new Error('not reached')) });
  const response = await fetch(`${api}/`, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
  expect(response.status).toBe(413);
  expect(await response.json()).toEqual({ message: 'Request Entity Too Large' });
});
