import type { RouteContract } from '@baton/dto';
import type { TestUser } from '../../test-support/task-api-fixture.ts';
import type { CaseRequest } from './route-cases.ts';

export interface ContractAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Of a stream that does not end by itself, how it begins. */
  readonly text: string;
}

/** What the walk sends in place of what the case says. */
export interface Instead {
  readonly as?: TestUser;
  /** `null` sends none. */
  readonly token?: string | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** A string goes as it is. */
  readonly body?: unknown;
  /** `null` sends no `If-Match`. */
  readonly seen?: number | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes requests of routes as their contracts declare them. */
export type ContractClient = (
  route: RouteContract,
  request: CaseRequest,
  instead?: Instead,
) => Promise<ContractAnswer>;

export function createContractClient(url: string, defaultUser: TestUser): ContractClient {
  return async (route, request, instead = {}) => {
    const asked = { ...request, ...instead };
    const token = instead.token === undefined ? (asked.as ?? defaultUser).token : instead.token;
    const { body, seen } = asked;
    const response = await fetch(
      `${url}${fillPath(route, { ...request.params, ...instead.params })}${instead.query ?? ''}`,
      {
        method: route.method.toUpperCase(),
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(seen !== undefined && seen !== null && { 'if-match': `"${seen}"` }),
          ...instead.headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    );
    return { status: response.status, headers: response.headers, text: await readBody(response) };
  };
}

function fillPath({ path }: RouteContract, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The case of ${path} names no ${name}`);
    return encodeURIComponent(value);
  });
}

async function readBody(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const beginning = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(beginning?.value);
}
