/**
 * The program of a process that listens to a project's events over many connections, as plain sockets, so that a
 * machine has room for thousands beside the server. Told what to open, it says when all are; asked for a report, it
 * says when each version of a task had reached how many.
 */
import { connect } from 'node:net';

export interface ListenRequest {
  readonly port: number;
  readonly path: string;
  /** One for each connection. */
  readonly tokens: readonly string[];
}

/** When a version reached the listeners, by this machine's clock in epoch milliseconds. */
export interface Arrivals {
  readonly version: number;
  readonly times: readonly number[];
}

export type ListenMessage =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'report'; readonly arrivals: readonly Arrivals[] };

/** Connections that are being opened at once. */
const OPENING = 64;

const VERSION = /"version":(\d+)/g;

const arrivals = new Map<number, number[]>();

process.once('message', (request: ListenRequest) => {
  process.on('message', () =>
    send({ kind: 'report', arrivals: [...arrivals].map(([version, times]) => ({ version, times })) }),
  );
  openAll(request).then(
    () => send({ kind: 'open' }),
    (error: unknown) => send({ kind: 'failed', why: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

async function openAll({ port, path, tokens }: ListenRequest): Promise<void> {
  const waiting = [...tokens];
  const openNext = async (): Promise<void> => {
    for (let token = waiting.pop(); token; token = waiting.pop()) await open(port, path, token);
  };
  await Promise.all(Array.from({ length: OPENING }, openNext));
}

/** Done when the position has come with which each stream begins. */
function open(port: number, path: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let isOpen = false;
    let head = '';
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('close', () => {
      if (isOpen) send({ kind: 'failed', why: 'A stream has ended.' });
      else reject(new Error(head));
    });
    socket.on('data', (text: string) => {
      if (isOpen) return note(text);
      head += text;
      isOpen = head.includes('\nid: ');
      if (isOpen) resolve();
    });
    socket.write(`GET ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\n\r\n`);
  });
}

function note(text: string): void {
  for (const [, version] of text.matchAll(VERSION)) {
    const times = arrivals.get(Number(version)) ?? [];
    arrivals.set(Number(version), times);
    times.push(performance.timeOrigin + performance.now());
  }
}

function send(message: ListenMessage): void {
  process.send?.(message);
}
