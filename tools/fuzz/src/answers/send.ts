import { Agent, request } from 'node:http';

/** How long an answer may take before it counts as none. */
const ANSWER_LIMIT_MS = 15_000;
const MOST_BYTES = 5_000_000;

export interface RawAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  /** Of a stream that does not end by itself, nothing. */
  readonly text: string;
}

export interface Sender {
  /** Sends what `fetch` would put right first. @throws Error when no whole answer comes in time */
  readonly send: (method: string, path: string, headers: object, body?: string) => Promise<RawAnswer>;
  readonly close: () => void;
}

export function createSender(site: string): Sender {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(site);
  return {
    send: (method, path, headers, body) =>
      new Promise((resolve, reject) => {
        // Node frames no body of a GET or DELETE by itself, and what is not framed is no part of the request.
        const framed = {
          ...headers,
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        };
        const sent = request({ agent, hostname, port, method, path, headers: framed }, (response) => {
          const { statusCode: status = 0, headers: answered } = response;
          const contentType = answered['content-type']?.split(';')[0];
          if (contentType === 'text/event-stream') {
            resolve({ status, contentType, text: '' });
            sent.destroy();
            return;
          }
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
            if (text.length > MOST_BYTES) sent.destroy(new Error('the answer does not end'));
          });
          response.once('end', () => resolve({ status, contentType, text }));
          response.once('error', reject);
        });
        sent.setTimeout(ANSWER_LIMIT_MS, () => sent.destroy(new Error('no answer in time')));
        sent.once('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
