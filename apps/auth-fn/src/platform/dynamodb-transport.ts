import { Sha256Node } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

/** Where DynamoDB is and who calls it. */
export interface DynamoDbSettings {
  readonly region: string;
  readonly endpoint: URL;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

export interface TransportRequest {
  /** E.g. `GetItem`. */
  readonly operation: string;
  /** JSON. */
  readonly body: string;
  /** Whether to go over a connection of its own: one that was kept may be dead without our knowing. */
  readonly fresh: boolean;
}

export interface TransportAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/** Takes one request to DynamoDB; rejects when there is no answer. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

/** DynamoDB's JSON protocol over HTTP, signed. */
export function createTransport(
  { region, endpoint, credentials }: DynamoDbSettings,
  { timeoutMs }: { readonly timeoutMs: number },
): Transport {
  const signer = new SignatureV4({ service: 'dynamodb', region, credentials, sha256: Sha256Node });
  // Loaded with the first request; the one that is not used costs some milliseconds of every cold start.
  let http: ReturnType<typeof loadHttp> | undefined;

  return async ({ operation, body, fresh }) => {
    http ??= loadHttp(endpoint.protocol);
    const [{ request }, keptAlive] = await http;
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path: '/',
      query: {},
      headers: {
        host: endpoint.host,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      },
      body,
    });
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = Promise.withResolvers<TransportAnswer>();
    const sent = request(endpoint, { method: 'POST', headers, signal, agent: fresh ? false : keptAlive });
    sent.on('error', answer.reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', answer.reject);
      response.on('end', () =>
        answer.resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.end(body);
    return answer.promise.catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error;
    });
  };
}

async function loadHttp(protocol: string) {
  const module = protocol === 'https:' ? await import('node:https') : await import('node:http');
  return [module, new module.Agent({ keepAlive: true })] as const;
}
