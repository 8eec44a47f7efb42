import { expect, test } from 'vitest';
import { type RequestParts, toHttpEvent } from './http-event.ts';

const now = new Date('2026-03-12T19:03:58.390Z');
const nothing = Buffer.alloc(0);

function request(parts: Partial<RequestParts>): RequestParts {
  return {
    method: 'GET',
    url: '/',
    httpVersion: '1.1',
    headersDistinct: {},
    socket: { remoteAddress: '192.0.2.1' },
    ...parts,
  };
}

test('a request becomes an event of payload format 2.0', () => {
  const event = toHttpEvent(
    request({
      method: 'POST',
      url: '/auth/login?a=1&a=2&b=%20x',
      headersDistinct: {
        host: ['localhost:4200'],
        'user-agent': ['agent'],
        'content-type': ['application/json; charset=utf-8'],
        'x-many': ['1', '2'],
        cookie: ['one=1; two=2', 'three=a,b'],
      },
    }),
    Buffer.from('{"name":"김"}'),
    now,
  );
  expect(event).toEqual({
    version: '2.0',
    routeKey: '$default',
    rawPath: '/auth/login',
    rawQueryString: 'a=1&a=2&b=%20x',
    cookies: ['one=1', 'two=2', 'three=a,b'],
    headers: {
      host: 'localhost:4200',
      'user-agent': 'agent',
      'content-type': 'application/json; charset=utf-8',
      'x-many': '1,2',
      'x-forwarded-for': '192.0.2.1',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-69b30e1e-[0-9a-f]{24}$/),
    },
    queryStringParameters: { a: '1,2', b: ' x' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'batonlocal',
      domainName: 'batonlocal.execute-api.localhost',
      domainPrefix: 'batonlocal',
      http: {
        method: 'POST',
        path: '/auth/login',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'agent',
      },
      requestId: expect.stringMatching(/^[\w-]{15}=$/),
      routeKey: '$default',
      stage: '$default',
      time: '12/Mar/2026:19:03:58 +0000',
      timeEpoch: 1773342238390,
    },
    body: '{"name":"김"}',
    isBase64Encoded: false,
  });
});

test('cookies, query and body are left out when there are none', () => {
  const event = toHttpEvent(request({}), nothing, now);
  expect(event).not.toHaveProperty('cookies');
  expect(event).not.toHaveProperty('queryStringParameters');
  expect(event).not.toHaveProperty('body');
  expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
});

test.each([
  ['/a%20b/%EA%B9%80', '/a b/김'],
  ['/a%3Fb=1', '/a'],
  ['/100%', '/100%'],
])('the path %s arrives as %s', (url, rawPath) => {
  expect(toHttpEvent(request({ url }), nothing, now).rawPath).toBe(rawPath);
});

test.each([
  ['text/plain', false],
  ['application/xml', false],
  ['application/javascript', false],
  ['application/octet-stream', true],
  ['application/x-www-form-urlencoded', true],
])('a body of %s is in base64: %s', (type, isBase64Encoded) => {
  const event = toHttpEvent(request({ headersDistinct: { 'content-type': [type] } }), Buffer.from('hi'), now);
  expect(event).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? 'aGk=' : 'hi' });
});

test('a compressed body is in base64, whatever it holds', () => {
  const headersDistinct = { 'content-type': ['application/json'], 'content-encoding': ['gzip'] };
  expect(toHttpEvent(request({ headersDistinct }), Buffer.from('hi'), now)).toMatchObject({
    isBase64Encoded: true,
    body: 'aGk=',
  });
});

test('the peer is added to those that forwarded the request', () => {
  const headersDistinct = { 'x-forwarded-for': ['203.0.113.7'] };
  expect(toHttpEvent(request({ headersDistinct }), nothing, now).headers['x-forwarded-for']).toBe(
    '203.0.113.7, 192.0.2.1',
  );
});
