import type { Guard } from '@baton/services';
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { LambdaError, runtimeExited, timedOut } from './lambda-error.ts';
import type { InvocationMessage, RuntimeMessage } from './runtime-protocol.ts';

const RUNTIME = fileURLToPath(new URL('./lambda-runtime.ts', import.meta.url));
/** Lambda's own limit on loading a function. */
const INIT_LIMIT_MS = 10_000;
const MEMORY_MB = '512';

export interface EnvironmentOptions {
  readonly name: string;
  readonly bundlePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly onLog: (name: string, line: string) => void;
  /** Ends the process should we die without doing so; a handler in a busy loop does not notice by itself. */
  readonly guard: Pick<Guard, 'watch' | 'forget'>;
}

/** A process that has loaded the function and runs it for one event at a time. */
export interface ExecutionEnvironment {
  readonly pid: number;
  /** False once it has ended or been ended; it takes no further invocation then. */
  readonly alive: boolean;
  /**
   * @param payload JSON text, as is the answer
   * @throws LambdaError; past the time limit the process is killed, whatever it is doing
   */
  invoke(payload: string): Promise<string>;
  /** Kills the process and waits until it is gone. */
  end(): Promise<void>;
}

/** @throws LambdaError when the bundle cannot be loaded or has no `handler` */
export async function startExecutionEnvironment(options: EnvironmentOptions): Promise<ExecutionEnvironment> {
  const { name, timeoutMs, onLog } = options;
  const child = fork(RUNTIME, [options.bundlePath], {
    env: environmentOf(options),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own process group: Ctrl-C at the terminal must not end an invocation half way.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream as Readable }).on('line', (line) => onLog(name, line));
  }
  const pid = child.pid as number;
  options.guard.watch(pid, 'SIGKILL');
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void exited.then(() => options.guard.forget(pid));
  const end = async () => {
    child.kill('SIGKILL');
    await exited;
  };

  try {
    await answerOf(child, randomUUID(), INIT_LIMIT_MS);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    pid,
    get alive() {
      return child.connected && !child.killed;
    },
    async invoke(payload) {
      const requestId = randomUUID();
      const message: InvocationMessage = { requestId, deadline: Date.now() + timeoutMs, payload };
      try {
        return await answerOf(child, requestId, timeoutMs, message);
      } catch (error) {
        if (!child.connected || child.killed) onLog(name, (error as Error).message);
        throw error;
      }
    },
    end,
  };
}

/** Waits for the runtime's answer, its end, or the time limit, which kills it. */
async function answerOf(
  child: ChildProcess,
  requestId: string,
  limitMs: number,
  message?: InvocationMessage,
): Promise<string> {
  const settled = Promise.withResolvers<RuntimeMessage>();
  const onMessage = (answer: unknown) => settled.resolve(answer as RuntimeMessage);
  const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
    settled.reject(runtimeExited(requestId, code, signal));
  const onError = (error: Error | null) => error && settled.reject(error);
  const timer = setTimeout(() => {
    settled.reject(timedOut(requestId, limitMs));
    child.kill('SIGKILL');
  }, limitMs);
  child.once('message', onMessage).once('exit', onExit).once('error', onError);
  if (message) child.send(message, onError);
  try {
    const answer = await settled.promise;
    if (answer.kind === 'result') return answer.payload;
    const { errorType, errorMessage, trace } = answer.error;
    throw new LambdaError(errorType, errorMessage, trace);
  } finally {
    clearTimeout(timer);
    child.off('message', onMessage).off('exit', onExit).off('error', onError);
  }
}

/** What Lambda sets beside the function's own variables; nothing of ours leaks in. */
function environmentOf({ name, env }: EnvironmentOptions): NodeJS.ProcessEnv {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    PATH: process.env['PATH'],
    TZ: 'UTC',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: MEMORY_MB,
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`,
    ...env,
  };
}
