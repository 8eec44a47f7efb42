import { Sha256Node } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect, test } from 'vitest';
import { createSigner } from './signature.ts';

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const HEADERS = { 'content-type': 'application/json', host: 'dynamodb.ap-northeast-2.amazonaws.com' };

/** What the SDK's own signer makes of the same request. */
async function signedBySdk(
  service: string,
  at: Date,
  request: { path: string; headers: Record<string, string>; body: string; sessionToken?: string },
) {
  const { path, headers, body, sessionToken } = request;
  const signer = new SignatureV4({
    service,
    region: 'ap-northeast-2',
    credentials: { ...credentials, ...(sessionToken !== undefined && { sessionToken }) },
    sha256: Sha256Node,
    applyChecksum: false,
  });
  const unsigned = {
    method: 'POST',
    protocol: 'https:',
    hostname: String(headers['host']),
    path,
    query: {},
    headers,
    body,
  };
  return (await signer.sign(unsigned, { signingDate: at })).headers;
}

test.each([
  { path: '/', headers: HEADERS, body: '' },
  { path: '/', headers: { ...HEADERS, 'x-amz-target': 'DynamoDB_20120810.GetItem' }, body: '{"a":"김"}' },
  { path: '/v2/email/outbound-emails', headers: HEADERS, body: 'x'.repeat(100_000) },
  { path: '/', headers: HEADERS, body: '{}', sessionToken: 'session/+=' },
])('a request is signed as by the SDK: %#', async (request) => {
  for (const service of ['dynamodb', 'ses']) {
    const at = new Date('2026-11-23T08:09:10.123Z');
    const { path, headers, body, sessionToken } = request;
    const sign = createSigner(
      { region: 'ap-northeast-2', credentials: { ...credentials, sessionToken } },
      { service, now: () => at },
    );
    const expected = await signedBySdk(service, at, request);
    expect(sign(path, headers, body)).toEqual(expected);
  }
});

test('the key changes with the day', async () => {
  let at = new Date('2026-11-23T23:59:59.999Z');
  const settings = { region: 'ap-northeast-2', credentials };
  const sign = createSigner(settings, { service: 'dynamodb', now: () => at });
  sign('/', HEADERS, '{}');
  at = new Date('2026-11-24T00:00:00.000Z');
  const request = { path: '/', headers: HEADERS, body: '{}' };
  expect(sign('/', HEADERS, '{}')).toEqual(await signedBySdk('dynamodb', at, request));
});
