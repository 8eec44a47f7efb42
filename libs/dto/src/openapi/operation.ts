import * as z from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { RouteContract } from '../http/route.ts';
import { LIMITS } from '../limits.ts';
import type { Example } from './examples/example-of.ts';
import { toProblems, toSuccess } from './responses.ts';

const ifMatch = z
  .string()
  .regex(/^(W\/)?"[1-9]\d{0,8}"$/)
  .meta({
    param: { id: 'IfMatch' },
    description: 'The version of the task that the caller saw; without it the answer is 428',
    example: '"3"',
  });

const idempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]+$/)
  .max(LIMITS.idempotencyKey)
  .optional()
  .meta({
    param: { id: 'IdempotencyKey' },
    description:
      'Makes a repeat harmless: within a day, the same key with the same request gets the first answer again',
    example: 'f0e6c1c2-8d4e-4c53-9a53-0a6f7f1f3d11',
  });

const lastEventId = z
  .string()
  .optional()
  .meta({
    param: { id: 'LastEventId' },
    description: 'The id of the last event that came before the stream broke; browsers send it by themselves',
  });

export function toOperation(route: RouteContract, example: Example, tag: string): ZodOpenApiOperationObject {
  const { success, otherSuccess } = route;
  const header = toHeaders(route);
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [tag],
    security: route.security === 'none' ? [] : [{ [route.security]: [] }],
    requestParams: {
      ...(route.params && { path: route.params as z.ZodObject }),
      ...(route.query && { query: route.query as z.ZodObject }),
      ...(header && { header }),
    },
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: route.body, example: example.body } },
      },
    }),
    responses: {
      [`${success.status}`]: toSuccess(success, example.success),
      ...(otherSuccess && { [`${otherSuccess.status}`]: toSuccess(otherSuccess, example.otherSuccess) }),
      ...toProblems(route.errors),
    },
  };
}

function toHeaders({ ifMatch: needsVersion, idempotent, success }: RouteContract): z.ZodObject | undefined {
  const isStream = success.contentType === 'text/event-stream';
  if (!needsVersion && !idempotent && !isStream) return undefined;
  return z.object({
    ...(needsVersion && { 'If-Match': ifMatch }),
    ...(idempotent && { 'Idempotency-Key': idempotencyKey }),
    ...(isStream && { 'Last-Event-ID': lastEventId }),
  });
}
