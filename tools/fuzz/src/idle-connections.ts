import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const CONNECTED_AT_ONCE = 200;
const ANSWER_LIMIT_MS = 15_000;

/**
 * Opens connections that never send a request, and asks for something beside them.
 * @returns milliseconds until the answer, whose status must be a success, with that many connections open
 * @throws Error when the server refuses them or does not answer beside them
 */
export async function answerBesideIdle(url: string, connections: number): Promise<number> {
  const { hostname, port } = new URL(url);
  const open: Socket[] = [];
  try {
    while (open.length < connections) {
      const some = Array.from({ length: Math.min(CONNECTED_AT_ONCE, connections - open.length) }, () =>
        connect(Number(port), hostname),
      );
      open.push(...some);
      await Promise.all(some.map((socket) => once(socket, 'connect')));
    }
    const startedAt = performance.now();
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    if (!answer.ok) throw new Error(`${url} answers ${answer.status} beside ${connections} connections`);
    return Math.round(performance.now() - startedAt);
  } finally {
    for (const socket of open) socket.destroy();
  }
}
