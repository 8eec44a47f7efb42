import { type AccessTokenVerifier, bearerToken } from '@baton/access-token';
import { AppError, type Problem } from '@baton/dto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeError, type Logger, type LogLevel } from '@baton/json-log';
import { type ApiRequest, toApiRequest } from './api-request.ts';
import { problemResult, successResult } from './api-response.ts';
import type { Endpoint } from './endpoint.ts';
import { refuseForeignOrigin } from './foreign-origin.ts';
import { matchPath } from './route-path.ts';

export type ApiHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

export interface RouterOptions {
  readonly endpoints: readonly Endpoint[];
  readonly siteOrigins: readonly string[];
  readonly verifyAccessToken: AccessTokenVerifier;
  readonly logger: Logger;
}

interface Candidate {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Answers every request, and logs one line for it. Whatever changes something is refused from other sites, and
 * a route for bearers is reached with a good access token only, so that no handler can forget either.
 */
export function createRouter({
  endpoints,
  siteOrigins,
  verifyAccessToken,
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
      const { endpoint, params } = matched;
      const { method, security, success } = endpoint.contract;
      if (method !== 'get') refuseForeignOrigin(request, siteOrigins);
      const caller = security === 'bearer' ? await identify(request) : undefined;
      return {
        result: successResult(request, success.status, await endpoint.handle(request, { params, caller })),
      };
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

  async function identify({ headers }: ApiRequest) {
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
