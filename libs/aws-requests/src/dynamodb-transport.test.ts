import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createDynamoDbTransport } from './dynamodb-transport.ts';

test('a request is DynamoDB’s JSON protocol, signed', async () => {
  let received: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    received = request.headers;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const settings = {
    region: 'ap-northeast-2',
    endpoint: new URL(`http://127.0.0.1:${port}`),
    credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
  };
  const transport = createDynamoDbTransport(settings, { timeoutMs: 5_000 });
  const request = { operation: 'GetItem', body: '{"TableName":"auth"}', fresh: true };
  expect(await transport(request)).toMatchObject({ status: 200, body: '{}' });
  server.close();
  expect(received).toMatchObject({
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.GetItem',
    authorization: expect.stringMatching(
      /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/ap-northeast-2\/dynamodb\//,
    ),
  });
});
