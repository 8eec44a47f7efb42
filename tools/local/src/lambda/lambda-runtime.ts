/**
 * The program of an execution environment: loads the bundle named on the command line and runs its `handler`
 * for one event at a time.
 */
import type { Context } from 'aws-lambda';
import { pathToFileURL } from 'node:url';
import type { ErrorPayload, InvocationMessage, RuntimeMessage } from './runtime-protocol.ts';

type Handler = (event: unknown, context: Partial<Context>) => unknown;

// Without the parent, nobody asks any more.
process.on('disconnect', () => process.exit());

try {
  const handler = await loadHandler(process.argv[2] as string);
  process.on('message', (message: InvocationMessage) => void run(handler, message).then(send));
  send({ kind: 'result', payload: '' });
} catch (error) {
  send({ kind: 'error', error: report(error) });
}

async function loadHandler(path: string): Promise<Handler> {
  const module = (await import(pathToFileURL(path).href)) as { handler?: unknown };
  if (typeof module.handler === 'function') return module.handler as Handler;
  const error = new Error('main.handler is undefined or not exported');
  error.name = 'Runtime.HandlerNotFound';
  throw error;
}

async function run(handler: Handler, message: InvocationMessage): Promise<RuntimeMessage> {
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    return { kind: 'result', payload: JSON.stringify(result ?? null) };
  } catch (error) {
    return { kind: 'error', error: report(error, message.requestId) };
  }
}

function contextOf({ requestId, deadline }: InvocationMessage): Partial<Context> {
  const env = process.env;
  const name = env['AWS_LAMBDA_FUNCTION_NAME'] as string;
  return {
    awsRequestId: requestId,
    functionName: name,
    functionVersion: env['AWS_LAMBDA_FUNCTION_VERSION'] as string,
    invokedFunctionArn: `arn:aws:lambda:${env['AWS_REGION']}:000000000000:function:${name}`,
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] as string,
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'] as string,
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'] as string,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** Writes the error into the function's log, as Lambda's runtime does, and gives it the shape of an answer. */
function report(thrown: unknown, requestId?: string): ErrorPayload {
  const error =
    thrown instanceof Error
      ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
      : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  console.error(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level: 'ERROR',
      ...(requestId && { requestId }),
      message: requestId ? 'Invoke Error' : 'Init Error',
      ...error,
    }),
  );
  return error;
}

function send(message: RuntimeMessage): void {
  // The parent may be gone by now; 'disconnect' ends us then.
  process.send?.(message, undefined, undefined, () => undefined);
}
