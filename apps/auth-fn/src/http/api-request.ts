import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { addressPrefix } from './address-prefix.ts';

/** Who calls, as far as logs and login items may know it. */
export interface Client {
  readonly requestId: string;
  readonly addressPrefix: string;
  readonly userAgent: string;
}

/** A request of API Gateway's payload format 2.0, free of its types. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Each as `name=value`. */
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly client: Client;
}

const SANE_REQUEST_ID = /^[\w.-]{1,128}$/;
const USER_AGENT_MAX = 256;

export function toApiRequest(event: APIGatewayProxyEventV2): ApiRequest {
  const { http, requestId } = event.requestContext;
  const given = event.headers['x-request-id'];
  return {
    method: http.method,
    path: event.rawPath,
    headers: event.headers,
    cookies: event.cookies ?? [],
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    client: {
      requestId: given && SANE_REQUEST_ID.test(given) ? given : requestId,
      addressPrefix: addressPrefix(http.sourceIp),
      userAgent: (http.userAgent ?? '').slice(0, USER_AGENT_MAX),
    },
  };
}
