import { type AccessClaims, type AccessTokenVerifier, bearerToken } from '@baton/access-token';
import { AppError, type Problem, type RouteContract } from '@baton/dto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeError, type Logger, type LogLevel } from '@baton/json-log';
import { type ApiRequest, type Client, toApiRequest } from './api-request.ts';
import { problemResult, successResult } from './api-response.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { refuseForeignOrigin } from './foreign-origin.ts';
import { readBody } from './request-body.ts';
import { readParams } from './request-params.ts';
import { matchPath } from './route-path.ts';

export type ApiHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** @throws AppError `rate-limited` when a call is one too many */
export type Admit = (
  contract: RouteContract,
  call: { readonly client: Client; readonly body: unknown; readonly caller: AccessClaims | undefined },
) => void;

export interface RouterOptions {
  readonly endpoints: readonly Endpoint[];
  readonly siteOrigins: readonly string[];
  readonly verifyAccessToken: AccessTokenVerifier;
  readonly admit: Admit;
  readonly logger: Logger;
}

interface Candidate {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Answers every request, and logs one line for it. Where a request is from, whose it is, whether it is as its
 * contract says and whether it is one too many is looked at here, so that no handler can forget it.
 */
export function createRouter({
  endpoints,
  siteOrigins,
  verifyAccessToken,
  admit,
  logger,
}: RouterOptions): ApiHandler {
  return async (event) => {
    const startedAt = performance.now();
    const request = toApiRequest(event);
    const served = servedAt(request.path);
    const matched = served.find(({ endpoint }) => endpoint.contract.method === request.method.toLowerCase());
    const { result, failure } = await answer(request, served, matched);
    logger(failure?.level ?? 'info', 'request', {
      requestId: request.client.requestId,
      method: request.method,
      route: matched?.endpoint.contract.id ?? null,
      status: result.statusCode,
      durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
      ...failure?.fields,
    });
    return result;
  };

  function servedAt(path: string): readonly Candidate[] {
    return endpoints.flatMap((endpoint) => {
      const params = matchPath(endpoint.contract.path, path);
      return params ? [{ endpoint, params }] : [];
    });
  }

  async function answer(request: ApiRequest, served: readonly Candidate[], matched: Candidate | undefined) {
    try {
      if (!matched) throw noRoute(served);
      const { contract, handle } = matched.endpoint;
      const call = await examine(request, contract, matched.params);
      return { result: successResult(request, contract.success.status, await handle(request, call)) };
    } catch (error) {
      const headers = matched || served.length === 0 ? undefined : { allow: allowed(served) };
      const { result, problem } = problemResult(request, error, {
        headers,
        problemCookies: matched?.endpoint.problemCookies,
      });
      const isUnserved = problem.status >= 500;
      return {
        result,
        failure: {
          level: levelOf(problem),
          fields: { code: problem.code, ...(isUnserved && { error: describeError(error) }) },
        },
      };
    }
  }

  /** All that can refuse a request before its handler is reached. */
  async function examine(
    request: ApiRequest,
    contract: RouteContract,
    rawParams: Candidate['params'],
  ): Promise<Call> {
    if (contract.method !== 'get') refuseForeignOrigin(request, siteOrigins);
    const caller = contract.security === 'bearer' ? await identify(request) : undefined;
    const params = contract.params && readParams(rawParams, contract.params);
    const body = contract.body && readBody(request, contract.body);
    admit(contract, { client: request.client, body, caller });
    return { params, body, caller };
  }

  async function identify({ headers }: ApiRequest): Promise<AccessClaims> {
    const { claims } = await verifyAccessToken(bearerToken(headers.authorization));
    return claims;
  }
}

/** A dependency that is away comes back without us; what nobody foresaw needs someone. */
function levelOf({ code, status }: Problem): LogLevel {
  if (code === 'unavailable') return 'warn';
  return status >= 500 ? 'error' : 'info';
}

function noRoute(served: readonly Candidate[]): AppError {
  return served.length === 0
    ? new AppError('not-found')
    : new AppError('method-not-allowed', { detail: `Allowed here: ${allowed(served)}.` });
}

function allowed(served: readonly Candidate[]): string {
  return served.map(({ endpoint }) => endpoint.contract.method.toUpperCase()).join(', ');
}
