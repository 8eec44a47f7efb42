import type { AccountResponse, Problem, SessionResponse } from '@baton/dto';

const TIME_LIMIT_MS = 15_000;
const PASSWORD = 'three lanterns by the sea';

/** An address that nobody has signed up with. */
export function someAddress(): string {
  return `${crypto.randomUUID()}@example.com`;
}

/** An answer of either API. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface CallOptions {
  readonly ifMatch?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SignUpOptions {
  readonly locale?: 'en' | 'ko';
  readonly email?: string;
  /** Where a task-api answers that is not the site's own. */
  readonly taskApi?: string;
}

/** Somebody who uses the APIs over HTTP, signed up and signed in. */
export class Person {
  readonly #site: string;
  readonly #taskApi: string;
  readonly email: string;
  password = PASSWORD;
  id = '';
  #token = '';

  private constructor(site: string, taskApi: string, email: string) {
    this.#site = site;
    this.#taskApi = taskApi;
    this.email = email;
  }

  static async signUp(
    site: string,
    name: string,
    { locale = 'en', email = someAddress(), taskApi = site }: SignUpOptions = {},
  ): Promise<Person> {
    const person = new Person(site, taskApi, email);
    const registered = await person.call<AccountResponse>('POST', '/auth/register', {
      email: person.email,
      password: PASSWORD,
      name,
      locale,
    });
    if (registered.status !== 201) throw new Error(`sign-up answers ${registered.status}`);
    person.id = registered.body.user.id;
    await person.signIn();
    return person;
  }

  /** Somebody who has signed up before, signed in. */
  static async signedIn(site: string, email: string, password: string): Promise<Person> {
    const person = new Person(site, site, email);
    person.password = password;
    await person.signIn();
    return person;
  }

  get accessToken(): string {
    return this.#token;
  }

  async signIn(): Promise<void> {
    const { status, body } = await this.call<SessionResponse>('POST', '/auth/login', {
      email: this.email,
      password: this.password,
    });
    if (status !== 200) throw new Error(`sign-in answers ${status}`);
    this.#token = body.accessToken;
  }

  /** Calls and expects success. @throws Error with the problem otherwise */
  async must<T>(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>> {
    const answer = await this.call<T | Problem>(method, path, body, options);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer as Answer<T>;
  }

  async call<T>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer<T>> {
    const origin = path.startsWith('/api/') ? this.#taskApi : this.#site;
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(options.ifMatch && { 'if-match': options.ifMatch }),
        ...options.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as T,
    };
  }
}
