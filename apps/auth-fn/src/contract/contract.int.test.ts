import { authRoutes, LIMITS, type ProblemCode, PROBLEMS } from '@baton/dto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, startAuthApp } from '../test-support/auth-app.ts';
import { clientThatFails } from '../test-support/dynamodb.ts';
import { signIn } from '../test-support/people.ts';
import {
  AUTH_CASES,
  type CaseRequest,
  type RouteCase,
  UNPROVOKED_CODES,
  WALKED_CODES,
} from './test-support/auth.cases.ts';
import { callRoute, openScene, type Scene } from './test-support/scene.ts';

type Name = keyof typeof authRoutes;

const WALKED = (Object.entries(AUTH_CASES) as [Name, RouteCase][]).map(([name, cases]) => {
  const errors: readonly ProblemCode[] = authRoutes[name].errors;
  return { name, errors, cases };
});

function expectProblem(code: ProblemCode, answer: Answer): void {
  expect([answer.statusCode, answer.json.code]).toEqual([PROBLEMS[code].status, code]);
}

/** How to make a request fail in a way that every route that declares the code fails in. */
const WALKS: Readonly<
  Record<(typeof WALKED_CODES)[number], (scene: Scene, name: Name, request: CaseRequest) => Promise<Answer>>
> = {
  unauthenticated: ({ app }, name, { params, body }) =>
    callRoute(app, name, { ...(params && { params }), body }),
  'token-invalid': ({ app, headers }, name, request) =>
    callRoute(app, name, { ...request, headers: { authorization: `${headers.authorization}x` } }),
  'token-expired': async ({ table, app }, name, request) => {
    const { json } = await signIn(startAuthApp(table, { startAt: Date.now() - 601_000 }));
    return callRoute(app, name, { ...request, headers: { authorization: `Bearer ${json.accessToken}` } });
  },
  'foreign-origin': ({ app }, name, request) =>
    callRoute(app, name, { ...request, headers: { ...request.headers, origin: 'https://evil.example' } }),
  validation: ({ app }, name, request) =>
    callRoute(app, name, {
      ...request,
      params: { sessionId: 'no-such-thing' },
      ...(request.body !== undefined && { body: { ...(request.body as object), colour: 'red' } }),
    }),
  'invalid-json': ({ app }, name, request) => callRoute(app, name, { ...request, body: '{' }),
  'payload-too-large': ({ app }, name, request) =>
    callRoute(app, name, { ...request, body: { filler: 'x'.repeat(LIMITS.body) } }),
  'unsupported-media-type': ({ app }, name, request) =>
    callRoute(app, name, { ...request, headers: { ...request.headers, 'content-type': 'text/plain' } }),
  unavailable: ({ table }, name, request) =>
    callRoute(startAuthApp(table, { dynamoDb: clientThatFails() }), name, request),
};

describe.each(WALKED)('$name', ({ name, errors, cases }) => {
  // What is refused in these ways changes nothing, so one scene serves until the request succeeds.
  let scene: Scene;
  let request: CaseRequest;
  beforeAll(async () => {
    scene = await openScene();
    request = await cases.success(scene);
  });

  it('has a case for each code that it declares', () => {
    const general: readonly ProblemCode[] = [...WALKED_CODES, ...UNPROVOKED_CODES];
    expect(Object.keys(cases.errors).sort()).toEqual(errors.filter((code) => !general.includes(code)).sort());
  });

  it.each(WALKED_CODES.filter((code) => errors.includes(code)))('answers %s', async (code) => {
    expectProblem(code, await WALKS[code](scene, name, request));
  });

  it('succeeds as declared', async () => {
    expect((await callRoute(scene.app, name, request)).statusCode).toBe(authRoutes[name].success.status);
  });

  it.each(Object.entries(cases.errors))('answers %s by itself', async (code, prepare) => {
    const own = await openScene();
    expectProblem(code as ProblemCode, await callRoute(own.app, name, await prepare(own)));
  });
});
