import { AppError, type Problem } from '@baton/dto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeError, type Logger, type LogLevel } from '@baton/json-log';
import { type ApiRequest, toApiRequest } from './api-request.ts';
import { problemResult, successResult } from './api-response.ts';
import type { Endpoint } from './endpoint.ts';
import { refuseForeignOrigin } from './foreign-origin.ts';

export type ApiHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

export interface RouterOptions {
  readonly endpoints: readonly Endpoint[];
  readonly siteOrigins: readonly string[];
  readonly logger: Logger;
}

/** Answers every request, and logs one line for it. Paths have no parameters here. */
export function createRouter({ endpoints, siteOrigins, logger }: RouterOptions): ApiHandler {
  const byPath = Map.groupBy(endpoints, ({ contract }) => contract.path as string);

  return async (event) => {
    const startedAt = performance.now();
    const request = toApiRequest(event);
    const served = byPath.get(request.path) ?? [];
    const matched = served.find(({ contract }) => contract.method === request.method.toLowerCase());
    const { result, failure } = await answer(request, served, matched);
    logger(failure?.level ?? 'info', 'request', {
      requestId: request.client.requestId,
      method: request.method,
      route: matched?.contract.id ?? null,
      status: result.statusCode,
      durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
      ...failure?.fields,
    });
    return result;
  };

  async function answer(request: ApiRequest, served: readonly Endpoint[], matched: Endpoint | undefined) {
    try {
      if (!matched) throw noRoute(served);
      const { method, success } = matched.contract;
      if (method !== 'get') refuseForeignOrigin(request, siteOrigins);
      return { result: successResult(request, success.status, await matched.handle(request)) };
    } catch (error) {
      const headers = matched || served.length === 0 ? undefined : { allow: allowed(served) };
      const { result, problem } = problemResult(request, error, {
        headers,
        problemCookies: matched?.problemCookies,
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
}

/** A dependency that is away comes back without us; what nobody foresaw needs someone. */
function levelOf({ code, status }: Problem): LogLevel {
  if (code === 'unavailable') return 'warn';
  return status >= 500 ? 'error' : 'info';
}

function noRoute(served: readonly Endpoint[]): AppError {
  return served.length === 0
    ? new AppError('not-found')
    : new AppError('method-not-allowed', { detail: `Allowed here: ${allowed(served)}.` });
}

function allowed(served: readonly Endpoint[]): string {
  return served.map(({ contract }) => contract.method.toUpperCase()).join(', ');
}
