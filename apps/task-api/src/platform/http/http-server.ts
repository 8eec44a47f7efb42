import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { closeAfterUnreadBody, isEnding } from './unread-body.ts';

export interface HttpServer {
  readonly port: number;
  /** Takes no more requests and waits for those being served, at most so many milliseconds. */
  readonly stop: (limitMs: number) => Promise<void>;
}

/** How long a caller may take to send a request. Milliseconds. */
interface SlowCallers {
  readonly limitMs: number;
  /** How often the server looks for those that are over the limit. */
  readonly checkMs: number;
}

/** Serves what has reached this machine: a connection is taken in one turn of the event loop, and read in the next. */
async function readArrived(): Promise<void> {
  await turn();
  await turn();
}

/** Listens. @param address port 0 takes a free one */
export async function listen(
  app: RequestListener,
  address: { host: string; port: number },
  slowCallers: SlowCallers = { limitMs: 30_000, checkMs: 5_000 },
): Promise<HttpServer> {
  const server = createServer({ connectionsCheckingInterval: slowCallers.checkMs }, (req, res) => {
    if (isEnding(req.socket)) return;
    closeAfterUnreadBody(req, res);
    app(req, res);
  });
  // Both, because the larger one is what Node gives a body.
  server.headersTimeout = server.requestTimeout = slowCallers.limitMs;
  // Longer than the 60 s of an ALB: the side that may still send must be the one that closes.
  server.keepAliveTimeout = 65_000;

  // Connections that have not begun a request; the server would wait for one until the headers are due.
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });

  let stopping = false;
  server.on('request', (req, res) => {
    unused.delete(req.socket);
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
      await readArrived();
      const cut = setTimeout(() => server.closeAllConnections(), limitMs);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of unused) socket.destroy();
      await closed;
      clearTimeout(cut);
    },
  };
}
