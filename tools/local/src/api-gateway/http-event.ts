import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const API_ID = 'batonlocal';
const DOMAIN = `${API_ID}.execute-api.localhost`;
const ACCOUNT_ID = '000000000000';

const TEXT_TYPES = ['application/json', 'application/javascript', 'application/xml'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The parts of a request that an event is made of. */
export type RequestParts = Pick<IncomingMessage, 'method' | 'url' | 'headersDistinct' | 'httpVersion'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/** Says an HTTP request as an event of payload format 2.0, on the route `$default`. */
export function toHttpEvent(request: RequestParts, body: Buffer, now = new Date()): APIGatewayProxyEventV2 {
  const method = request.method ?? 'GET';
  const [encodedPath = '/', ...rest] = (request.url ?? '/').split('?');
  const rawQueryString = rest.join('?');
  const rawPath = decodePath(encodedPath);
  const sourceIp = request.socket.remoteAddress ?? '';
  const { cookie = [], ...others } = request.headersDistinct;
  const cookies = cookie.flatMap((line) => line.split(/;\s*/)).filter(Boolean);
  const headers = joinHeaders(others);
  const isText = isTextType(headers);

  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers: { ...headers, ...forwarded(headers['x-forwarded-for'], sourceIp, now) },
    ...(rawQueryString && { queryStringParameters: joinQuery(rawQueryString) }),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId: API_ID,
      domainName: DOMAIN,
      domainPrefix: API_ID,
      http: {
        method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: `${randomBytes(11).toString('base64url')}=`,
      routeKey: '$default',
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** HTTP APIs, unlike REST APIs and function URLs, decode the path, and cut it at a `?` that appears by that. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).split('?', 1)[0] as string;
  } catch {
    return path;
  }
}

function joinHeaders(headers: NodeJS.Dict<string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, (values ?? []).join(',')]),
  );
}

function joinQuery(query: string): Record<string, string> {
  const values = new URLSearchParams(query);
  return Object.fromEntries([...values.keys()].map((name) => [name, values.getAll(name).join(',')]));
}

/** What API Gateway tells the function about the connection. */
function forwarded(before: string | undefined, sourceIp: string, now: Date): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1000).toString(16);
  return {
    'x-amzn-trace-id': `Root=1-${seconds}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': before ? `${before}, ${sourceIp}` : sourceIp,
  };
}

function isTextType(headers: Record<string, string>): boolean {
  if (headers['content-encoding']) return false;
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || TEXT_TYPES.includes(type);
}

/** E.g. `12/Mar/2026:19:03:58 +0000`. */
function commonLogTime(date: Date): string {
  const day = String(date.getUTCDate()).padStart(2, '0');
  const time = date.toISOString().slice(11, 19);
  return `${day}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${time} +0000`;
}
