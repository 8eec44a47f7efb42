import { requestIdOf } from '@baton/dto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { addressPrefix } from './address-prefix.ts';
import { viewerAddress } from './viewer-address.ts';

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

const USER_AGENT_MAX = 256;

export function toApiRequest(event: APIGatewayProxyEventV2): ApiRequest {
  const { http, requestId } = event.requestContext;
  return {
    method: http.method,
    path: event.rawPath,
    headers: event.headers,
    cookies: event.cookies ?? [],
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    client: {
      requestId: requestIdOf(event.headers['x-request-id'], requestId),
      addressPrefix: addressPrefix(viewerAddress(event.headers['cloudfront-viewer-address'], http.sourceIp)),
      userAgent: (http.userAgent ?? '').slice(0, USER_AGENT_MAX),
    },
  };
}
