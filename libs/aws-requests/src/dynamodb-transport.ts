import type { ServiceSettings } from './aws-env.ts';
import { createSendSigned } from './signed-requests.ts';

export interface TransportRequest {
  /** E.g. `GetItem`. */
  readonly operation: string;
  /** JSON. */
  readonly body: string;
  /** Whether to go over a connection of its own. */
  readonly fresh: boolean;
}

export interface TransportAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/** Takes one request to DynamoDB; rejects when there is no answer. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

/**
 * DynamoDB's JSON protocol over HTTP, signed.
 * @param options.timeoutMs of one request
 */
export function createDynamoDbTransport(
  settings: ServiceSettings,
  { timeoutMs }: { readonly timeoutMs: number },
): Transport {
  const send = createSendSigned(settings, { service: 'dynamodb', timeoutMs });
  return ({ operation, body, fresh }) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    return send({ path: '/', headers, body, fresh });
  };
}
