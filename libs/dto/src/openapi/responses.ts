import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { PROBLEMS, type ProblemCode, problemSchema } from '../http/problem.ts';
import type { RouteSuccess } from '../http/route.ts';
import { isResponseHeader, type ResponseHeader } from './response-headers.ts';

/** @param example its body */
export function toSuccess(success: RouteSuccess, example: unknown): ZodOpenApiResponseObject {
  const { description, schema, contentType, headers = [] } = success;
  return {
    description,
    headers: toHeaders(['x-request-id', ...headers]),
    ...(schema && { content: { 'application/json': { schema, example } } }),
    ...(contentType && { content: { [contentType]: { schema: { type: 'string' }, example } } }),
  };
}

/** Codes that share a status share its response. */
export function toProblems(codes: readonly ProblemCode[]): Record<`${number}`, ZodOpenApiResponseObject> {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      `${status}`,
      {
        description: sameStatus.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
        headers: toHeaders([
          'x-request-id',
          ...(status === 401 ? ['www-authenticate'] : []),
          ...(status === 429 || status === 503 ? ['retry-after'] : []),
        ]),
        content: {
          'application/problem+json': {
            schema: problemSchema,
            examples: Object.fromEntries(
              sameStatus.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
            ),
          },
        },
      },
    ]),
  );
}

function toHeaders(
  names: readonly string[],
): Record<string, { $ref: `#/components/headers/${ResponseHeader}` }> {
  return Object.fromEntries(
    names.map((name) => {
      if (!isResponseHeader(name)) throw new Error(`The header ${name} has no description`);
      return [name, { $ref: `#/components/headers/${name}` }];
    }),
  );
}
