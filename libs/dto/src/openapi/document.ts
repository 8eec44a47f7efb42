import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { authRoutes } from './auth/index.ts';
import { LIMITS } from './limits.ts';
import { PROBLEMS, type ProblemCode, problemSchema } from './http/problem.ts';
import type { RouteContract, RouteSuccess } from './http/route.ts';
import { taskApiRoutes } from './task-api.routes.ts';

/** A JSON document of OpenAPI 3.1. */
export type OpenApiDocument = object;

const ALL_ROUTES: readonly RouteContract[] = [...Object.values(authRoutes), ...taskApiRoutes];

/** The OpenAPI 3.1 document of both APIs, made from the route contracts. */
export function openApiDocument(): OpenApiDocument {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Baton', version: '1', description: 'Errors are RFC 9457 problem details.' },
    paths: toPaths(ALL_ROUTES),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'baton_refresh' },
      },
    },
  });
}

function toPaths(routes: readonly RouteContract[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route) };
  return paths;
}

function toOperation(route: RouteContract): ZodOpenApiOperationObject {
  const header = toHeaders(route);
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [
      route.path.split('/')[1] === 'auth' ? 'Accounts' : route.path.includes('task') ? 'Tasks' : 'Projects',
    ],
    ...(route.security !== 'none' && { security: [{ [route.security]: [] }] }),
    requestParams: {
      ...(route.params && { path: route.params as z.ZodObject }),
      ...(route.query && { query: route.query as z.ZodObject }),
      ...(header && { header }),
    },
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
    }),
    responses: {
      [`${route.success.status}`]: toSuccess(route.success),
      ...(route.otherSuccess && { [`${route.otherSuccess.status}`]: toSuccess(route.otherSuccess) }),
      ...toProblems(route.errors),
    },
  };
}

function toHeaders({ ifMatch, idempotent }: RouteContract): z.ZodObject | undefined {
  if (!ifMatch && !idempotent) return undefined;
  return z.object({
    ...(ifMatch && { 'If-Match': z.string().meta({ example: '"3"' }) }),
    ...(idempotent && { 'Idempotency-Key': z.string().max(LIMITS.idempotencyKey).optional() }),
  });
}

function toSuccess(success: RouteSuccess): ZodOpenApiResponseObject {
  const names = ['x-request-id', ...(success.headers ?? [])];
  return {
    description: success.description,
    headers: Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' as const } }])),
    ...(success.schema && { content: { 'application/json': { schema: success.schema } } }),
    ...(success.contentType && { content: { [success.contentType]: { schema: { type: 'string' } } } }),
  };
}

/** Codes that share a status share its response. */
function toProblems(codes: readonly ProblemCode[]): Record<`${number}`, ZodOpenApiResponseObject> {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      `${status}`,
      {
        description: sameStatus.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
