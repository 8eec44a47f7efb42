import { NetworkError, toProblemError } from './problem-error.ts';
import type { CallInput, CallResult, RouteName } from './route-types.ts';

const TIME_LIMIT_MS = 15_000;

/** What the inputs of all routes look like to code that serves every one of them. */
interface AnyInput {
  readonly signal?: AbortSignal;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: number;
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
  const response = await answerTo(toRequest(name, input as AnyInput, accessToken));
  if (!response.ok) throw await toProblemError(response);
  if (response.status === 204) return undefined as CallResult<Name>;
  return (await response.json()) as CallResult<Name>;
}

async function answerTo(request: Request): Promise<Response> {
  try {
    return await fetch(request);
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
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  const timeLimit = AbortSignal.timeout(TIME_LIMIT_MS);
  return new Request(new URL(fillPath(path, input), location.origin), {
    method: method.toUpperCase(),
    headers,
    body: input.body === undefined ? null : JSON.stringify(input.body),
    signal: input.signal ? AbortSignal.any([input.signal, timeLimit]) : timeLimit,
  });
}

/** `/api/tasks/{taskId}` with its parameters and the query filled in. */
export function fillPath(path: string, { params = {}, query = {} }: AnyInput): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}
