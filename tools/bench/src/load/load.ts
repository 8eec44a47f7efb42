import autocannon from 'autocannon';

/** One request of a load; `onAnswer` is told how it went. */
export interface LoadRequest {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly onAnswer?: (headers: Readonly<Record<string, unknown>>) => void;
}

export interface LoadResult {
  readonly requestsASecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Connections of a load unless it says otherwise. */
export const CONNECTIONS = 32;

/**
 * Keeps every connection busy with one request after another.
 * @throws Error when one of them is not answered as it should be
 */
export async function runLoad(load: {
  readonly url: string;
  readonly seconds: number;
  readonly connections?: number;
  readonly next: () => LoadRequest;
}): Promise<LoadResult> {
  const { url, seconds, connections = CONNECTIONS, next } = load;
  const result = await autocannon({
    url,
    duration: seconds,
    connections,
    requests: [
      {
        setupRequest(request: autocannon.Request, context: object) {
          const { onAnswer, ...prepared } = next();
          Object.assign(context, { onAnswer });
          return { ...request, ...prepared };
        },
        onResponse(status: number, _body: string, context: object, headers: Record<string, unknown>) {
          if (status < 300) (context as LoadRequest).onAnswer?.(headers);
        },
      } as autocannon.Request,
    ],
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} requests failed at ${url}`);
  return {
    requestsASecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
