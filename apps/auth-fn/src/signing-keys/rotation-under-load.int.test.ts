import { createAccessTokenVerifier, keyRotationSchedule } from '@baton/access-token';
import { createRemoteJWKSet, customFetch, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AUDIENCE, type AuthApp, cookieOf, ISSUER, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable } from '../test-support/auth-table.ts';
import { signIn, signUp } from '../test-support/people.ts';

const JWKS = '/auth/.well-known/jwks.json';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The minute in which the next key is shown; everything has begun by then. */
const PUBLISHED_AT = 20;
const START = Date.parse('2026-03-01T09:00:00Z');

beforeEach(() => {
  // Timers and promises run as ever; jose's and our caches see this clock.
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A copy of the JWKS on its way, kept for as long as its header allows. */
function createCdn(origin: AuthApp) {
  let kept: { body: string; until: number } | undefined;
  return async () => {
    if (!kept || Date.now() >= kept.until) {
      const { body = '', headers } = await origin.call('GET', JWKS);
      const maxAge = Number(/max-age=(\d+)/.exec(String(headers?.['cache-control']))?.[1]);
      kept = { body, until: Date.now() + maxAge * 1000 };
    }
    return new Response(kept.body);
  };
}

/** A service that takes our tokens and asks for keys only when its own copy has become too old. */
function createVerifier(cdn: () => Promise<Response>) {
  return createAccessTokenVerifier({
    issuer: ISSUER,
    audience: AUDIENCE,
    keys: createRemoteJWKSet(new URL(JWKS, ISSUER), {
      [customFetch]: cdn,
      // Never to look again for a key that it does not know, which would hide that one was used too early.
      cooldownDuration: Infinity,
    }),
  });
}

it('fails no request while the keys change, at any age of the caches between signer and verifier', async () => {
  const table = await createAuthTable();
  const instances = Array.from({ length: 5 }, () => startAuthApp(table, { now: Date.now }));
  const [scheduled] = instances as [AuthApp];
  await signUp(scheduled);
  await scheduled.run(keyRotationSchedule.event);
  const cdns = instances.map(createCdn);
  const verifiers: ReturnType<typeof createVerifier>[] = [];
  const tokens: string[] = [];
  let cookie = '';

  for (let minute = 0; minute < PUBLISHED_AT + 65; minute += 1) {
    vi.setSystemTime(START + 30 * DAY + (minute - PUBLISHED_AT) * MINUTE);
    // Much more often than scheduled, so that each step is taken as early as it may be.
    await scheduled.run(keyRotationSchedule.event);

    // Instances read the keys at every minute of five, copies are made when their instance is about to read.
    const running = instances.slice(0, minute + 1);
    for (const instance of running) await instance.call('GET', JWKS);
    for (const [index, cdn] of cdns.entries()) {
      const sinceFirstCopy = minute - index - 4;
      if (sinceFirstCopy >= 0 && sinceFirstCopy < 10) verifiers.push(createVerifier(cdn));
    }

    // Whoever signs has read the keys in this minute, so it is the first with a key that has become active.
    const signer = instances[minute % 5] as AuthApp;
    const answer = cookie
      ? await signer.call('POST', '/auth/refresh', { cookies: [cookie] })
      : await signIn(signer);
    expect(answer.statusCode).toBe(200);
    cookie = cookieOf(answer);
    tokens.push(String(answer.json.accessToken));

    // The newest, and one that is about to expire.
    for (const token of [tokens.at(-1), tokens.at(-10) ?? tokens.at(0)].map(String)) {
      const headers = { authorization: `Bearer ${token}` };
      for (const instance of running) {
        expect((await instance.call('GET', '/auth/me', { headers })).statusCode).toBe(200);
      }
      await Promise.all(verifiers.map((verify) => verify(token)));
    }
  }

  expect(verifiers).toHaveLength(50);
  expect(new Set(tokens.map((token) => decodeProtectedHeader(token).kid)).size).toBe(2);
  const { json } = await scheduled.call('GET', JWKS);
  expect(json.keys).toHaveLength(1);
}, 30_000);
