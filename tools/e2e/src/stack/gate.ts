import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What of a call the service reads. */
const FORWARDED = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'] as const;

/** A call that a gate holds: its caller waits. */
export interface HeldCall {
  /** Has the service do it, and keeps the answer back. */
  passOn(): Promise<void>;
  /** Gives the caller the service's answer. */
  answer(): Promise<void>;
  /** Breaks the caller's connection. */
  cut(): void;
}

/** A service as a part of the system calls it, which can be taken away in the midst of a call. */
export interface Gate {
  readonly url: string;
  /** How many calls were cut since it was shut. */
  readonly cuts: number;
  /** Cuts every call until it is opened. */
  shut(): void;
  open(): void;
  /** Settles once a call has come whose operation and body are such; that one waits. */
  holdNext(isIt: (call: Call) => boolean): Promise<HeldCall>;
  /** Changes the answers of an operation, given as text. */
  alter(operation: string, change: (answer: string) => string): void;
  /** Has every call answered so, until it is told otherwise; without an answer, the connection is cut. */
  disturb(how: Disturbance | undefined): void;
  close(): Promise<void>;
}

/** @param pass has the service do the call, or one with another body in its place */
export type Disturbance = (
  call: Call,
  pass: (body?: string) => Promise<Answer>,
) => Promise<Answer | undefined>;

export interface Call {
  /** Such as `DynamoDB_20120810.BatchWriteItem`; empty where the service has none. */
  readonly operation: string;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * @param service where the service answers
 * @param onDone is called for each call that the service did
 */
export async function startGate(service: string, onDone: (call: Call) => void = () => {}): Promise<Gate> {
  const awaited: { isIt: (call: Call) => boolean; hold: (call: HeldCall) => void }[] = [];
  const changes = new Map<string, (answer: string) => string>();
  let disturbance: Disturbance | undefined;
  let isShut = false;
  let cuts = 0;

  async function pass(request: IncomingMessage, call: Call): Promise<Answer> {
    const headers = FORWARDED.flatMap((name): [string, string][] => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    });
    const answered = await fetch(new URL(request.url ?? '/', service), {
      method: request.method ?? 'POST',
      headers,
      ...(call.body && { body: call.body }),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answered.text();
    if (answered.ok) onDone(call);
    const change = changes.get(call.operation);
    const type = answered.headers.get('content-type') ?? '';
    return { status: answered.status, type, text: change ? change(text) : text };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target'] ?? '');
    const call: Call = { operation, body: (await buffer(request)).toString() };
    if (isShut) {
      cuts += 1;
      response.destroy();
      return;
    }
    const index = awaited.findIndex(({ isIt }) => isIt(call));
    const [waiting] = index < 0 ? [] : awaited.splice(index, 1);
    let passed: Promise<Answer> | undefined;
    const passOnce = () => (passed ??= pass(request, call));
    const answerWith = ({ status, type, text }: Answer) =>
      void response.writeHead(status, { 'content-type': type }).end(text);
    const answer = async () => answerWith(await passOnce());
    if (!waiting && disturbance) {
      const disturbed = await disturbance(call, async (body = call.body) => pass(request, { ...call, body }));
      if (disturbed) answerWith(disturbed);
      else response.destroy();
      return;
    }
    if (!waiting) return answer();
    waiting.hold({ passOn: async () => void (await passOnce()), answer, cut: () => response.destroy() });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get cuts() {
      return cuts;
    },
    shut() {
      isShut = true;
      cuts = 0;
    },
    open() {
      isShut = false;
    },
    holdNext: (isIt) => new Promise((hold) => awaited.push({ isIt, hold })),
    disturb(how) {
      disturbance = how;
    },
    alter: (operation, change) => void changes.set(operation, change),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
