import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export interface EventOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  /** Sent as JSON unless it is a string; a Buffer goes in base64. */
  readonly body?: unknown;
}

/** An event as API Gateway's HTTP API sends it: payload format 2.0, stage `$default`. */
export function buildEvent(
  method: string,
  path: string,
  { headers, cookies, body }: EventOptions = {},
): APIGatewayProxyEventV2 {
  const sourceIp = '203.0.113.77';
  const isBase64Encoded = Buffer.isBuffer(body);
  const text =
    typeof body === 'string' ? body : isBase64Encoded ? body.toString('base64') : JSON.stringify(body);
  const userAgent = headers?.['user-agent'] ?? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
  return {
    version: '2.0',
    routeKey: 'ANY /auth/{proxy+}',
    rawPath: path,
    rawQueryString: '',
    ...(cookies && { cookies: [...cookies] }),
    headers: {
      accept: '*/*',
      host: 'a1b2c3d4e5.execute-api.ap-northeast-2.amazonaws.com',
      'user-agent': userAgent,
      'x-forwarded-for': sourceIp,
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    requestContext: {
      accountId: '111122223333',
      apiId: 'a1b2c3d4e5',
      domainName: 'a1b2c3d4e5.execute-api.ap-northeast-2.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent },
      requestId: 'gateway-request-1',
      routeKey: 'ANY /auth/{proxy+}',
      stage: '$default',
      time: '22/Nov/2026:09:00:00 +0000',
      timeEpoch: 1_795_338_000_000,
    },
    ...(text !== undefined && { body: text }),
    isBase64Encoded,
  };
}
