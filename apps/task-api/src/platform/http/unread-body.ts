import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How long the rest of a body is read after its answer; closing before would reset the answer away too. */
const LINGER_MS = 5_000;

const ending = new WeakSet<Socket>();

/** Whether the last answer of a connection has been given, so that what still comes is no request. */
export function isEnding(socket: Socket): boolean {
  return ending.has(socket);
}

/**
 * Ends the connection after an answer that comes before the whole body has: the rest is read and thrown away
 * for a while, and what follows it is no request, see {@link isEnding}.
 */
export function closeAfterUnreadBody(req: IncomingMessage, res: ServerResponse): void {
  if (!hasBody(req)) return;
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = (...args: unknown[]) => {
    if (!req.complete) {
      res.setHeader('connection', 'close');
      linger(req);
    }
    return writeHead(...args);
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

// Node calls `destroySoon` when the last answer of a connection is written.
function linger(req: IncomingMessage): void {
  const { socket } = req;
  ending.add(socket);
  const destroySoon = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    const cut = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => clearTimeout(cut));
    if (req.complete) destroySoon();
    else req.once('end', destroySoon).resume();
  };
}
