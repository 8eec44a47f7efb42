import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ListenMessage, ListenRequest } from './listener-process.ts';

const PROGRAM = fileURLToPath(new URL('./listener-process.ts', import.meta.url));

/** Connections to a project's events, held by a process of their own. */
export class Listeners implements AsyncDisposable {
  readonly #child: ChildProcess;

  private constructor() {
    this.#child = fork(PROGRAM, [], { execArgv: [] });
  }

  /** Opens a stream for each token and waits until all have begun. */
  static async open(url: string, path: string, tokens: readonly string[]): Promise<Listeners> {
    const listeners = new Listeners();
    const request: ListenRequest = { port: Number(new URL(url).port), path, tokens };
    listeners.#child.send(request);
    await listeners.#next();
    return listeners;
  }

  /** When each version of the task reached the listeners, in epoch milliseconds. */
  async report(): Promise<ReadonlyMap<number, readonly number[]>> {
    this.#child.send('report');
    const message = await this.#next();
    if (message.kind !== 'report') throw new Error(`The listeners say ${message.kind}.`);
    return new Map(message.arrivals.map(({ version, times }) => [version, times]));
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #next(): Promise<ListenMessage> {
    const [message] = (await once(this.#child, 'message')) as [ListenMessage];
    if (message.kind === 'failed') throw new Error(message.why);
    return message;
  }
}
