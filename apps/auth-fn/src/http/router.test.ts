import { AppError, authRoutes } from '@baton/dto';
import { describe, expect, it } from 'vitest';
import { createLogger } from '@baton/json-log';
import { buildEvent, type EventOptions } from '../test-support/events.ts';
import { endpoint } from './endpoint.ts';
import { createRouter } from './router.ts';

const BODY = { email: 'kim@example.com', password: 'correct horse battery staple', name: 'Kim' };
const USER = {
  id: '01a203d7-bd67-7156-814d-fa5d8cdd1f5b',
  email: 'kim@example.com',
  name: 'Kim',
  locale: 'en',
  emailVerified: false,
} as const;

const CALLER = {
  sub: USER.id,
  sid: '01a203d7-be04-7658-9322-043ada242d5f',
  email: USER.email,
  name: 'Kim',
  locale: 'en',
} as const;
const SIGNED_IN = { authorization: 'Bearer good' };

function start() {
  const log: Record<string, unknown>[] = [];
  const admitted: unknown[] = [];
  const handler = createRouter({
    logger: createLogger({ app: 'auth-fn', level: 'info', write: (line) => log.push(JSON.parse(line)) }),
    siteOrigins: ['https://baton.example.com'],
    verifyAccessToken: async (token) => {
      if (token !== 'good') throw new AppError('token-invalid');
      return { claims: CALLER, issuedAt: 0, expiresAt: 0 };
    },
    admit: ({ id }, { client, body, caller }) => admitted.push({ id, client, body, caller }),
    endpoints: [
      endpoint(authRoutes.register, async (_request, { email, name, locale }) => ({
        body: { user: { ...USER, email, name, locale } },
      })),
      endpoint(authRoutes.logout, async () => ({ body: undefined, cookies: ['a=b; Path=/auth'] })),
      endpoint(authRoutes.me, async () => {
        throw new Error('the disk is on fire', { cause: new Error('a match') });
      }),
      endpoint(authRoutes.endSession, async (_request, _body, { params, caller }) => ({
        body: undefined,
        headers: { 'x-ended': params.sessionId, 'x-caller': caller.sub },
      })),
      endpoint(authRoutes.resetPassword, async () => {
        throw new AppError('rate-limited', { retryAfter: 7 });
      }),
      endpoint(
        authRoutes.login,
        async (_request, { password }) => {
          throw new AppError(password === 'away' ? 'unavailable' : 'invalid-credentials');
        },
        { 'invalid-credentials': ['a=; Max-Age=0'] },
      ),
    ],
  });
  const call = async (method: string, path: string, options?: EventOptions) => {
    const result = await handler(buildEvent(method, path, options));
    return { ...result, json: result.body === undefined ? undefined : JSON.parse(result.body) };
  };
  return { call, log, admitted };
}

describe('a request', () => {
  it('is answered with the status of its contract, as JSON that nobody keeps', async () => {
    const answer = await start().call('POST', '/auth/register', { body: BODY });
    expect(answer).toMatchObject({
      statusCode: 201,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-request-id': 'gateway-request-1',
      },
      json: { user: USER },
    });
  });

  it('may have its body in base64', async () => {
    const answer = await start().call('POST', '/auth/register', {
      body: Buffer.from(JSON.stringify({ ...BODY, name: '김민지' })),
    });
    expect(answer.json.user.name).toBe('김민지');
  });

  it.each<Record<string, string>>([
    { 'content-type': 'application/json; charset=UTF-8' },
    { 'content-type': 'Application/JSON;charset="utf-8"' },
    { 'content-encoding': 'identity' },
  ])('may say %j', async (headers) => {
    const answer = await start().call('POST', '/auth/register', { body: BODY, headers });
    expect(answer.statusCode).toBe(201);
  });

  it('may be answered without a body, and with cookies', async () => {
    const answer = await start().call('POST', '/auth/logout');
    expect(answer).toEqual({
      statusCode: 204,
      headers: { 'cache-control': 'no-store', 'x-request-id': 'gateway-request-1' },
      cookies: ['a=b; Path=/auth'],
    });
  });

  it('tells the handler who calls and what the path names', async () => {
    const path = '/auth/sessions/01A203D7-be04-7658-9322-043ada242d5f';
    const answer = await start().call('DELETE', path, { headers: SIGNED_IN });
    expect(answer).toMatchObject({
      statusCode: 204,
      headers: { 'x-ended': '01a203d7-be04-7658-9322-043ada242d5f', 'x-caller': USER.id },
    });
  });

  it('leaves one line in the log', async () => {
    const { call, log } = start();
    await call('POST', '/auth/register', { body: BODY });
    expect(log).toEqual([
      {
        time: expect.any(String),
        level: 'info',
        app: 'auth-fn',
        message: 'request',
        requestId: 'gateway-request-1',
        method: 'POST',
        route: 'register',
        status: 201,
        durationMs: expect.any(Number),
      },
    ]);
  });
});

describe('the request id', () => {
  it('is the one that the caller gave', async () => {
    const { call, log } = start();
    const answer = await call('GET', '/auth/nothing', { headers: { 'x-request-id': 'web-42.a_B' } });
    expect(answer.headers).toMatchObject({ 'x-request-id': 'web-42.a_B' });
    expect(answer.json.requestId).toBe('web-42.a_B');
    expect(log[0]).toMatchObject({ requestId: 'web-42.a_B' });
  });

  it.each(['', 'a,b', 'a b', '{"level":"error"}', 'x'.repeat(129)])(
    'is the gateway’s when the caller gave %j',
    async (given) => {
      const answer = await start().call('GET', '/auth/nothing', { headers: { 'x-request-id': given } });
      expect(answer.headers).toMatchObject({ 'x-request-id': 'gateway-request-1' });
    },
  );
});

describe('a fault', () => {
  it('of an unknown route is not-found, in problem details', async () => {
    const answer = await start().call('GET', '/auth/nothing');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(answer.json).toEqual({
      type: 'urn:baton:problem:not-found',
      title: 'There is nothing here',
      status: 404,
      detail: 'There is nothing here.',
      instance: '/auth/nothing',
      code: 'not-found',
      requestId: 'gateway-request-1',
    });
  });

  it('of a method that the route does not have says which it has', async () => {
    const answer = await start().call('DELETE', '/auth/register');
    expect(answer.statusCode).toBe(405);
    expect(answer.headers).toMatchObject({ allow: 'POST' });
    expect(answer.json.code).toBe('method-not-allowed');
  });

  it.each([
    ['text', '{"email":', 'invalid-json'],
    ['no body', '', 'invalid-json'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'invalid-json'],
    ['no object', 'null', 'validation'],
  ])('of a body with %s has a code of its own', async (_what, body, code) => {
    const answer = await start().call('POST', '/auth/register', { body });
    expect(answer.statusCode).toBe(400);
    expect(answer.json.code).toBe(code);
  });

  it.each<Record<string, string>>([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': '' },
    { 'content-type': 'application/json; charset=iso-8859-1' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-encoding': 'gzip' },
    { 'content-encoding': 'identity, br' },
  ])('of a body with %j is unsupported-media-type', async (headers) => {
    const answer = await start().call('POST', '/auth/register', { body: BODY, headers });
    expect(answer.statusCode).toBe(415);
    expect(answer.json.code).toBe('unsupported-media-type');
  });

  it('of a body over the limit is payload-too-large', async () => {
    const body = JSON.stringify({ ...BODY, name: 'x'.repeat(256 * 1024) });
    const answer = await start().call('POST', '/auth/register', { body });
    expect(answer.statusCode).toBe(413);
    expect(answer.json.code).toBe('payload-too-large');
  });

  it('of several fields names them all', async () => {
    const answer = await start().call('POST', '/auth/register', {
      body: { email: 'kim', password: 'short', name: ' ', locale: 'fr', admin: true },
    });
    expect(answer.json.code).toBe('validation');
    expect(answer.json.errors.map(({ path }: { path: string }) => path)).toEqual([
      'email',
      'password',
      'name',
      'locale',
      'admin',
    ]);
  });

  it('of a path names its parameter', async () => {
    const answer = await start().call('DELETE', '/auth/sessions/mine', { headers: SIGNED_IN });
    expect(answer.statusCode).toBe(400);
    expect(answer.json.errors).toEqual([{ path: 'sessionId', message: 'Must be a UUID' }]);
  });

  it.each([
    ['unauthenticated', {}],
    ['token-invalid', { authorization: 'Bearer bad' }],
  ])('of a bearer is %s before the handler is reached', async (code, headers) => {
    const answer = await start().call('GET', '/auth/me', { headers });
    expect(answer).toMatchObject({ statusCode: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect(answer.json.code).toBe(code);
  });

  it('of someone too fast says when to come back', async () => {
    const body = { token: 't', password: BODY.password };
    const answer = await start().call('POST', '/auth/password-resets', { body });
    expect(answer).toMatchObject({ statusCode: 429, headers: { 'retry-after': '7' } });
  });

  it('of shape is found before the request counts', async () => {
    const { call, admitted } = start();
    await call('POST', '/auth/register', { body: { ...BODY, password: 'short' } });
    expect(admitted).toEqual([]);
    await call('POST', '/auth/register', { body: BODY });
    await call('GET', '/auth/me', { headers: SIGNED_IN });
    expect(admitted).toMatchObject([
      { id: 'register', client: { addressPrefix: '203.0.113.0/24' }, body: BODY, caller: undefined },
      { id: 'getMe', body: undefined, caller: CALLER },
    ]);
  });

  it('of ours is told in the log alone', async () => {
    const { call, log } = start();
    const answer = await call('GET', '/auth/me', { headers: SIGNED_IN });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('fire');
    expect(log).toMatchObject([
      {
        level: 'error',
        route: 'getMe',
        status: 500,
        code: 'internal',
        error: { message: 'the disk is on fire', cause: { message: 'a match' } },
      },
    ]);
  });

  it('of a dependency is a warning in the log, with its cause', async () => {
    const { call, log } = start();
    const answer = await call('POST', '/auth/login', { body: { email: BODY.email, password: 'away' } });
    expect(answer.statusCode).toBe(503);
    expect(log).toMatchObject([{ level: 'warn', status: 503, error: { name: 'AppError' } }]);
  });

  it('sets the cookies that its route has for it, and no other', async () => {
    const { call } = start();
    const wrong = await call('POST', '/auth/login', { body: { email: BODY.email, password: 'wrong' } });
    expect(wrong.cookies).toEqual(['a=; Max-Age=0']);
    const away = await call('POST', '/auth/login', { body: { email: BODY.email, password: 'away' } });
    expect(away.cookies).toBeUndefined();
  });
});

describe('a request from a page', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['an origin that begins alike', { origin: 'https://baton.example.com.evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another site that hides its origin', { origin: '', 'sec-fetch-site': 'cross-site' }],
  ])('of %s changes nothing', async (_what, headers) => {
    const answer = await start().call('POST', '/auth/logout', { headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.json.code).toBe('foreign-origin');
    expect(answer.cookies).toBeUndefined();
  });

  it('of the site passes', async () => {
    const headers = { origin: 'https://baton.example.com', 'sec-fetch-site': 'same-origin' };
    expect((await start().call('POST', '/auth/logout', { headers })).statusCode).toBe(204);
  });
});
