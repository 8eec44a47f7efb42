import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export const ACCOUNT = { email: 'kim@example.com', password: 'nine green bottles on a wall', name: 'Kim' };
export const WRONG_PASSWORD = 'ten green bottles on a wall';

export const register = () => request('POST', '/auth/register', { body: ACCOUNT });

/** @param network makes requests come from different ones, so that none is turned away as one too many */
export const login = (email: string, password: string, network = 0) =>
  request('POST', '/auth/login', { body: { email, password }, network });

export const jwks = () => request('GET', '/auth/.well-known/jwks.json', {});

/** As API Gateway hands it to a function behind CloudFront. */
function request(
  method: string,
  path: string,
  { body, network = 0 }: { body?: object; network?: number },
): APIGatewayProxyEventV2 {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const viewer = `10.${Math.floor(network / 256)}.${network % 256}.7:46532`;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {
      'user-agent': userAgent,
      'cloudfront-viewer-address': viewer,
      ...(body && { 'content-type': 'application/json' }),
    },
    requestContext: {
      accountId: '111122223333',
      apiId: 'a1b2c3d4e5',
      domainName: 'a1b2c3d4e5.execute-api.ap-northeast-2.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.77', userAgent },
      requestId: 'bench',
      routeKey: '$default',
      stage: '$default',
      time: '22/Nov/2026:09:00:00 +0000',
      timeEpoch: 1_795_338_000_000,
    },
    ...(body && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
