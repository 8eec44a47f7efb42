import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeAfterUnreadBody, isEnding } from './unread-body.ts';

export interface HttpServer {
  readonly port: number;
  /** Takes no more requests and waits for those being served, at most so many milliseconds. */
  readonly stop: (limitMs: number) => Promise<void>;
}

/** Listens. @param address port 0 takes a free one */
export async function listen(
  app: RequestListener,
  address: { host: string; port: number },
): Promise<HttpServer> {
  const server = createServer((req, res) => {
    if (isEnding(req.socket)) return;
    closeAfterUnreadBody(req, res);
    app(req, res);
  });
  server.requestTimeout = 30_000;
  // Longer than the 60 s of an ALB: the side that may still send must be the one that closes.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 70_000;

  let stopping = false;
  server.on('request', (_req, res) => {
    // A connection that was busy when the server closed would stay open until its keep-alive ends.
    res.once('close', () => stopping && setImmediate(() => server.closeIdleConnections()));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  return {
    port: (server.address() as AddressInfo).port,
    stop: async (limitMs) => {
      stopping = true;
      const cut = setTimeout(() => server.closeAllConnections(), limitMs);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(cut);
    },
  };
}
