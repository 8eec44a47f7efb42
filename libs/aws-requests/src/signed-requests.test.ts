import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createSendSigned } from './signed-requests.ts';

const REQUEST = {
  path: '/v2/email/outbound-emails',
  headers: { 'content-type': 'application/json' },
  body: '{"to":"김"}',
  fresh: false,
};

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function senderTo(
  listener: RequestListener,
  { sessionToken, timeoutMs = 5_000 }: { sessionToken?: string; timeoutMs?: number } = {},
) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return createSendSigned(
    {
      region: 'ap-northeast-2',
      endpoint: new URL(`http://127.0.0.1:${port}`),
      credentials: { accessKeyId: 'id', secretAccessKey: 'key', sessionToken },
    },
    { service: 'ses', timeoutMs },
  );
}

describe('a request', () => {
  it('is a signed POST', async () => {
    const received: { url?: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];
    const send = await senderTo(
      async (request, response) => {
        const { url, headers } = request;
        received.push({ url, headers, body: await text(request) });
        response.writeHead(400, { 'x-amzn-errortype': 'MailRejected' }).end('{"message":"김"}');
      },
      { sessionToken: 'session' },
    );
    expect(await send(REQUEST)).toMatchObject({
      status: 400,
      headers: { 'x-amzn-errortype': 'MailRejected' },
      body: '{"message":"김"}',
    });
    expect(received).toMatchObject([
      {
        url: '/v2/email/outbound-emails',
        body: '{"to":"김"}',
        headers: {
          'content-type': 'application/json',
          'x-amz-security-token': 'session',
          authorization: expect.stringMatching(
            new RegExp(
              '^AWS4-HMAC-SHA256 Credential=id/\\d{8}/ap-northeast-2/ses/aws4_request, ' +
                'SignedHeaders=content-length;content-type;host;x-amz-date;x-amz-security-token, ' +
                'Signature=[\\da-f]{64}$',
            ),
          ),
        },
      },
    ]);
  });

  it('goes over the connection that was kept, unless that is not to be trusted', async () => {
    const sockets: Socket[] = [];
    const send = await senderTo((request, response) => {
      sockets.push(request.socket);
      response.end('{}');
    });
    await send(REQUEST);
    await send(REQUEST);
    await send({ ...REQUEST, fresh: true });
    expect(sockets[1]).toBe(sockets[0]);
    expect(sockets[2]).not.toBe(sockets[0]);
  });

  it.each<[string, RequestListener]>([
    ['before the answer', () => undefined],
    ['in the middle of it', (_, response) => response.write('{"Item":')],
  ])('fails when the time is up %s', async (_what, listener) => {
    const send = await senderTo(listener, { timeoutMs: 100 });
    await expect(send(REQUEST)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('fails when the connection breaks in the middle of the answer', async () => {
    const send = await senderTo((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"Item":', () => response.destroy());
    });
    await expect(send(REQUEST)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
