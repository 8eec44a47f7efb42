import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type GenerateKeyPairResult,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { type AccessTokenVerifier, createAccessTokenVerifier } from './access-token-verifier.ts';

const claims = {
  sub: '0199f0a4-7c1e-7b7e-9d52-000000000001',
  sid: '0199f0a4-7c1e-7b7e-9d52-000000000002',
  email: 'ada@example.com',
  name: 'Ada',
  locale: 'en',
};
const NOW = Math.floor(Date.now() / 1000);

let privateKey: GenerateKeyPairResult['privateKey'];
let strangersKey: GenerateKeyPairResult['privateKey'];
let publicPem: string;
let verify: AccessTokenVerifier;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  privateKey = pair.privateKey;
  strangersKey = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' };
  publicPem = JSON.stringify(jwk);
  verify = createAccessTokenVerifier({
    keys: createLocalJWKSet({ keys: [jwk] }),
    issuer: 'baton',
    audience: 'api',
  });
});

function token(changes: { payload?: object; header?: object; expiresAt?: number } = {}) {
  return new SignJWT({ ...claims, jti: 'j1', ...changes.payload })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'k1', ...changes.header })
    .setIssuer('baton')
    .setAudience('api')
    .setIssuedAt(NOW)
    .setExpirationTime(changes.expiresAt ?? NOW + 600);
}

test('a good token tells who calls and until when', async () => {
  const verified = await verify(await token().sign(privateKey));
  expect(verified).toMatchObject({ claims, expiresAt: (NOW + 600) * 1000 });
});

test('an expired token is told apart, so that the caller refreshes', async () => {
  await expect(verify(await token({ expiresAt: NOW - 1 }).sign(privateKey))).rejects.toMatchObject({
    code: 'token-expired',
  });
});

test.each([
  ['signed by a stranger', () => token().sign(strangersKey)],
  ['of a key that is not known', () => token({ header: { kid: 'k2' } }).sign(privateKey)],
  ['of another issuer', () => token().setIssuer('other').sign(privateKey)],
  ['for another audience', () => token().setAudience('other').sign(privateKey)],
  ['of another type', () => token({ header: { typ: 'JWT' } }).sign(privateKey)],
  ['without a user', () => token({ payload: { sub: 'nobody' } }).sign(privateKey)],
  ['without an id', () => token({ payload: { jti: undefined } }).sign(privateKey)],
  [
    'signed with the public key as a secret',
    () => token({ header: { alg: 'HS256' } }).sign(new TextEncoder().encode(publicPem)),
  ],
  [
    'not signed at all',
    async () =>
      new UnsecuredJWT(claims).setIssuer('baton').setAudience('api').setExpirationTime('5m').encode(),
  ],
  ['that is none', async () => 'x.y.z'],
])('a token %s is not valid', async (_, make) => {
  await expect(verify(await make())).rejects.toMatchObject({ code: 'token-invalid' });
});

test('keys that cannot be had are no fault of the token', async () => {
  const unreachable = createAccessTokenVerifier({
    keys: () => Promise.reject(new TypeError('fetch failed')),
    issuer: 'baton',
    audience: 'api',
  });
  await expect(unreachable(await token().sign(privateKey))).rejects.toMatchObject({ code: 'unavailable' });
});
