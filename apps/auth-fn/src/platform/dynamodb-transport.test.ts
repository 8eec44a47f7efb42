import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createTransport } from './dynamodb-transport.ts';

const REQUEST = { operation: 'GetItem', body: '{"TableName":"auth"}', fresh: false };

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function transportTo(
  listener: RequestListener,
  { sessionToken, timeoutMs = 5_000 }: { sessionToken?: string; timeoutMs?: number } = {},
) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return createTransport(
    {
      region: 'ap-northeast-2',
      endpoint: new URL(`http://127.0.0.1:${port}`),
      credentials: { accessKeyId: 'id', secretAccessKey: 'key', sessionToken },
    },
    { timeoutMs },
  );
}

describe('a request', () => {
  it('is DynamoDB’s JSON protocol, signed', async () => {
    const received: { headers: IncomingMessage['headers']; body: string }[] = [];
    const transport = await transportTo(
      async (request, response) => {
        received.push({ headers: request.headers, body: await text(request) });
        response.writeHead(400).end('{"message":"김"}');
      },
      { sessionToken: 'session' },
    );
    expect(await transport(REQUEST)).toEqual({ status: 400, body: '{"message":"김"}' });
    expect(received).toMatchObject([
      {
        body: '{"TableName":"auth"}',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'DynamoDB_20120810.GetItem',
          'x-amz-security-token': 'session',
          authorization: expect.stringMatching(
            new RegExp(
              '^AWS4-HMAC-SHA256 Credential=id/\\d{8}/ap-northeast-2/dynamodb/aws4_request, ' +
                'SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;' +
                'x-amz-target, Signature=[\\da-f]{64}$',
            ),
          ),
        },
      },
    ]);
  });

  it('goes over the connection that was kept, unless that is not to be trusted', async () => {
    const sockets: Socket[] = [];
    const transport = await transportTo((request, response) => {
      sockets.push(request.socket);
      response.end('{}');
    });
    await transport(REQUEST);
    await transport(REQUEST);
    await transport({ ...REQUEST, fresh: true });
    expect(sockets[1]).toBe(sockets[0]);
    expect(sockets[2]).not.toBe(sockets[0]);
  });

  it.each<[string, RequestListener]>([
    ['before the answer', () => undefined],
    ['in the middle of it', (_, response) => response.write('{"Item":')],
  ])('fails when the time is up %s', async (_what, listener) => {
    const transport = await transportTo(listener, { timeoutMs: 100 });
    await expect(transport(REQUEST)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('fails when the connection breaks in the middle of the answer', async () => {
    const transport = await transportTo((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"Item":', () => response.destroy());
    });
    await expect(transport(REQUEST)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
