const TIME_LIMIT_MS = 15_000;

export interface Answer<T> {
  readonly body: T;
  readonly requestId: string;
}

/** Somebody who calls the APIs, with a token once they have one. */
export class Caller {
  readonly #url: string;
  readonly #token: string | undefined;

  constructor(url: string, token?: string) {
    this.#url = url;
    this.#token = token;
  }

  /**
   * @param version that a change is made to
   * @throws Error when the answer is no success
   */
  async call<T>(method: string, path: string, body?: object, version?: number): Promise<Answer<T>> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} is answered ${response.status}: ${text}`);
    return { body: JSON.parse(text) as T, requestId: response.headers.get('x-request-id') ?? '' };
  }
}
