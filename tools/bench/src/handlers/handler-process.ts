import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./run-handler.mjs', import.meta.url));

export interface HandlerAnswer {
  /** Of what answers requests. */
  readonly statusCode?: number;
  readonly body?: string;
  /** How long the handler took, by its own process's clock. */
  readonly ms: number;
}

/** A process that has a handler, or is about to. What it logs is thrown away. */
export class HandlerProcess {
  readonly #child: ChildProcess;

  constructor(bundlePath: string, env: Readonly<Record<string, string>>) {
    this.#child = fork(PROGRAM, [pathToFileURL(bundlePath).href], {
      env: { ...env },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  async call(event: APIGatewayProxyEventV2 | SQSEvent): Promise<HandlerAnswer> {
    const ended = new AbortController();
    const onExit = () => ended.abort(new Error('The handler’s process ended.'));
    this.#child.once('exit', onExit);
    try {
      const answered = once(this.#child, 'message', { signal: ended.signal });
      this.#child.send(event);
      const [answer] = (await answered) as [HandlerAnswer];
      return answer;
    } finally {
      this.#child.off('exit', onExit);
    }
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}
