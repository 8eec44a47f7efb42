import { fillPath, type PathInput } from './fill-path.ts';
import { NetworkError, toProblemError } from './problem-error.ts';
import type { CallInput, CallResult, RouteName } from './route-types.ts';

const TIME_LIMIT_MS = 15_000;

/** What the inputs of all routes look like to code that serves every one of them. */
interface AnyInput extends PathInput {
  readonly signal?: AbortSignal;
  readonly body?: unknown;
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
}

/**
 * Sends one request to this origin and reads its answer.
 * @throws ProblemError when the server refuses or fails, NetworkError when no answer comes.
 */
export async function send<Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
  accessToken?: string,
): Promise<CallResult<Name>> {
  const { response, text } = await answerTo(toRequest(name, input as AnyInput, accessToken));
  if (!response.ok) throw toProblemError(response, text);
  if (response.headers.get('content-type')?.startsWith('text/')) return text as CallResult<Name>;
  return (text === '' ? undefined : JSON.parse(text)) as CallResult<Name>;
}

/** Reads the answer whole, so that a connection that breaks in the middle counts as no answer. */
async function answerTo(request: Request) {
  try {
    const response = await fetch(request);
    return { response, text: await response.text() };
  } catch (error) {
    const wasCancelled = error instanceof DOMException && error.name === 'AbortError';
    throw wasCancelled ? error : new NetworkError(error);
  }
}

function toRequest(name: RouteName, input: AnyInput, accessToken: string | undefined): Request {
  const [method = '', path = ''] = name.split(' ');
  const headers = new Headers({ accept: 'application/json' });
  if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
  if (input.ifMatch !== undefined) headers.set('if-match', `"${input.ifMatch}"`);
  if (input.idempotencyKey !== undefined) headers.set('idempotency-key', input.idempotencyKey);
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  const timeLimit = AbortSignal.timeout(TIME_LIMIT_MS);
  return new Request(new URL(fillPath(path, input), location.origin), {
    method: method.toUpperCase(),
    headers,
    body: input.body === undefined ? null : JSON.stringify(input.body),
    signal: input.signal ? AbortSignal.any([input.signal, timeLimit]) : timeLimit,
  });
}
