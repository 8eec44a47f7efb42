import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as open,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const TARGET_LIMIT_MS = 30_000;

/**
 * Stands for the load balancer in AWS: takes turns among its targets, and asks another one only where nothing
 * has been sent, because the connection was refused. A target that dies in the midst of a request is a 502.
 */
export interface Balancer {
  readonly url: string;
  add(port: number): void;
  /** The target gets no more; settles once what it serves is answered. */
  remove(port: number): Promise<void>;
  close(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  const targets: number[] = [];
  const underWay = new Map<number, Set<Promise<Outcome>>>();
  let turn = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    turn += 1;
    const inTurn = targets.map((_, index) => targets[(turn + index) % targets.length] as number);
    for (const port of inTurn) {
      // It was removed while another one was asked.
      if (!targets.includes(port)) continue;
      const forwarding = forward(port, request, body, response);
      underWay.get(port)?.add(forwarding);
      const outcome = await forwarding;
      underWay.get(port)?.delete(forwarding);
      if (outcome === 'answered') return;
      if (outcome === 'broken') return refuse(response, 502);
    }
    refuse(response, 503);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add(port) {
      underWay.set(port, new Set());
      targets.push(port);
    },
    async remove(port) {
      targets.splice(targets.indexOf(port), 1);
      await Promise.all(underWay.get(port) ?? []);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Outcome = 'answered' | 'refused' | 'broken';

// A connection a request: one that is kept could be closed by the target just when it is used again.
async function forward(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const kept = withoutConnection(headers);
    const asked = open({
      host: '127.0.0.1',
      port,
      method,
      path: url,
      headers: kept,
      agent: false,
      timeout: TARGET_LIMIT_MS,
    });
    asked.once('timeout', () => asked.destroy(new Error('timed out')));
    asked.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code === 'ECONNREFUSED' ? 'refused' : 'broken');
    });
    asked.once('response', (answered) => {
      const answerHeaders = withoutConnection(answered.headers);
      buffer(answered).then(
        (text) => {
          response.writeHead(answered.statusCode ?? 502, answerHeaders).end(text);
          resolve('answered');
        },
        () => resolve('broken'),
      );
    });
    asked.end(body);
  });
}

/** What is said of a connection does not go on to the next. */
function withoutConnection(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = { ...headers };
  delete kept.connection;
  return kept;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'retry-after': '1' }).end();
}
