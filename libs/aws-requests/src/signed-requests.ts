import type { IncomingHttpHeaders } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import aws4 from 'aws4';
import type { ServiceSettings } from './aws-env.ts';

/** A POST. */
export interface SignedRequest {
  /** E.g. `/`. */
  readonly path: string;
  /** By names in lower case; beside the host and those of the signature. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether to go over a connection of its own: one that was kept may be dead without our knowing. */
  readonly fresh: boolean;
}

export interface SignedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Takes one request to a service of AWS; rejects when there is no answer. */
export type SendSigned = (request: SignedRequest) => Promise<SignedAnswer>;

/**
 * Requests signed by Signature Version 4.
 * @param options.service as signatures name it, e.g. `dynamodb`
 * @param options.timeoutMs from the request to the end of the answer
 */
export function createSendSigned(
  settings: ServiceSettings,
  { service, timeoutMs }: { readonly service: string; readonly timeoutMs: number },
): SendSigned {
  const { region, credentials, endpoint } = settings;
  const { protocol, host } = endpoint;
  const { hostname, port } = urlToHttpOptions(endpoint);
  // Loaded with the first request; the one that is not used costs some milliseconds of every cold start.
  let http: ReturnType<typeof loadHttp> | undefined;

  return async ({ path, headers: unsigned, body, fresh }) => {
    http ??= loadHttp(protocol);
    const [{ request }, keptAlive] = await http;
    const { headers } = aws4.sign(
      { service, region, method: 'POST', path, headers: { ...unsigned, host }, body },
      credentials,
    );
    const answer = Promise.withResolvers<SignedAnswer>();
    const agent = fresh ? false : keptAlive;
    const sent = request({ method: 'POST', hostname, port, path, headers, agent });
    const timer = setTimeout(() => {
      answer.reject(new RequestTimeoutError(timeoutMs));
      sent.destroy();
    }, timeoutMs);
    sent.on('error', answer.reject);
    sent.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', answer.reject);
      response.on('end', () => answer.resolve({ status, headers, body: Buffer.concat(chunks).toString() }));
    });
    sent.end(body);
    return answer.promise.finally(() => clearTimeout(timer));
  };
}

class RequestTimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(ms: number) {
    super(`There is no whole answer within ${ms} ms.`);
  }
}

async function loadHttp(protocol: string) {
  const module = protocol === 'https:' ? await import('node:https') : await import('node:http');
  return [module, new module.Agent({ keepAlive: true })] as const;
}
