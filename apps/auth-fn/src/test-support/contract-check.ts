import { authRoutes, PROBLEMS, type Problem, problemSchema, type RouteContract } from '@baton/dto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { expect } from 'vitest';
import { matchPath } from '../http/route-path.ts';

/** Its status, headers and body are what the contract of its route declares, and nothing else. */
export function expectContract(
  method: string,
  path: string,
  answer: APIGatewayProxyStructuredResultV2,
): void {
  const route = routeOf(method, path);
  const { statusCode = 0 } = answer;
  if (statusCode >= 400) return expectProblem(route, answer);
  expect([route?.id, statusCode]).toEqual([route?.id, route?.success.status]);
  for (const name of route?.success.headers ?? []) {
    expect(name === 'set-cookie' ? answer.cookies?.[0] : answer.headers?.[name], name).toBeDefined();
  }
  const schema = route?.success.schema;
  expect(answer.headers?.['content-type']).toBe(schema ? 'application/json' : undefined);
  const body: unknown = answer.body === undefined ? undefined : JSON.parse(answer.body);
  // What is parsed has lost whatever the contract does not declare.
  expect(body).toEqual(schema?.parse(body));
}

function expectProblem(route: RouteContract | undefined, answer: APIGatewayProxyStructuredResultV2): void {
  const problem = JSON.parse(String(answer.body)) as Problem;
  expect(problemSchema.parse(problem)).toEqual(problem);
  expect(answer.headers?.['content-type']).toBe('application/problem+json');
  expect([answer.statusCode, problem.status]).toEqual(Array(2).fill(PROBLEMS[problem.code].status));
  expect(route ? route.errors : ['not-found', 'method-not-allowed']).toContain(problem.code);
}

function routeOf(method: string, path: string): RouteContract | undefined {
  const routes: readonly RouteContract[] = Object.values(authRoutes);
  return routes.find((route) => route.method === method.toLowerCase() && matchPath(route.path, path));
}
