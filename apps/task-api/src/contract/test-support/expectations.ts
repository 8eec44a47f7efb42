import {
  type Problem,
  type ProblemCode,
  PROBLEMS,
  problemSchema,
  type RouteContract,
  type RouteSuccess,
} from '@baton/dto';
import { expect } from 'vitest';
import type { ContractAnswer } from './contract-client.ts';

/** Its status, headers and body are what the contract declares, and nothing else. */
export function expectSuccess(success: RouteSuccess, { status, headers, text }: ContractAnswer): void {
  expect([status, text]).toEqual([success.status, expect.any(String)]);
  for (const name of ['x-request-id', ...(success.headers ?? [])]) {
    expect(headers.get(name), name).toEqual(expect.stringMatching(/./));
  }
  expect(headers.get('content-type')?.split(';')[0]).toBe(
    success.contentType ?? (success.schema ? 'application/json' : undefined),
  );
  if (success.schema) {
    const body: unknown = JSON.parse(text);
    // What is parsed has lost whatever the contract does not declare.
    expect(success.schema.parse(body)).toEqual(body);
  } else if (success.contentType) {
    expect(text).not.toBe('');
  } else {
    expect(text).toBe('');
  }
}

/** It is a problem of this code, which the route declares. */
export function expectProblem(
  route: RouteContract,
  code: ProblemCode,
  { status, headers, text }: ContractAnswer,
): Problem {
  expect([status, text]).toEqual([PROBLEMS[code].status, expect.stringContaining(`"${code}"`)]);
  expect(route.errors).toContain(code);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const body = JSON.parse(text) as Problem;
  expect(problemSchema.parse(body)).toEqual(body);
  expect(body).toMatchObject({ code, status, requestId: headers.get('x-request-id') });
  if (status === 401) expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  if (status === 429 || status === 503) expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  return body;
}
