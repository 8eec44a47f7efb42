import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { toHttpEvent } from './http-event.ts';
import { toHttpResult } from './http-result.ts';

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;
/** The most that an HTTP API waits for its integration. */
const INTEGRATION_LIMIT_MS = 30_000;

export interface ApiGatewayOptions {
  /** Runs the function; rejects when it failed. */
  readonly invoke: (event: APIGatewayProxyEventV2) => Promise<unknown>;
  /** Gets what is behind a 500 or a 503, of which the caller learns as little as from AWS. */
  readonly onError?: (error: unknown) => void;
  readonly integrationLimitMs?: number;
}

/** An HTTP API with a Lambda behind `$default`, as a listener for a `node:http` server. */
export function createApiGateway(options: ApiGatewayOptions): RequestListener {
  const { invoke, onError, integrationLimitMs = INTEGRATION_LIMIT_MS } = options;
  return (request, response) => {
    serve(request, response).catch(() => response.destroy());
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (!body) return refuse(response, 413, 'Request Entity Too Large');
    const event = toHttpEvent(request, body);
    response.setHeader('apigw-requestid', event.requestContext.requestId);
    try {
      const result = await withinLimit(invoke(event), integrationLimitMs);
      if (result === LATE) {
        onError?.(new Error(`The integration took more than ${integrationLimitMs} ms.`));
        return refuse(response, 503, 'Service Unavailable');
      }
      const answer = toHttpResult(result);
      response.statusCode = answer.status;
      for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
      response.end(answer.body);
    } catch (error) {
      onError?.(error);
      refuse(response, 500, 'Internal Server Error');
    }
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}

/** Answers undefined when the body is too large; what is left of it is read and thrown away. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  return size <= BODY_LIMIT_BYTES ? Buffer.concat(chunks) : undefined;
}

const LATE = Symbol('late');

async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T | typeof LATE> {
  const limit = Promise.withResolvers<typeof LATE>();
  const timer = setTimeout(() => limit.resolve(LATE), limitMs);
  return Promise.race([work, limit.promise]).finally(() => clearTimeout(timer));
}
