import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silent } from '../test-support/test-database.ts';
import { createSigningKeys } from './signing-keys.ts';

let status: number;
let server: Server;
let verify: (kid?: string) => Promise<unknown>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' };
  status = 200;
  server = createServer((_req, res) => {
    res.writeHead(status).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const keys = createSigningKeys(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, silent);
  verify = async (kid = 'k1') => {
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
    return jwtVerify(token, keys);
  };
});

afterEach(async () => {
  vi.useRealTimers();
  await new Promise((resolve) => server.close(resolve));
});

function pass(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * 60_000);
}

test('keys that cannot be had any more go on for a day', async () => {
  await verify();
  status = 500;
  pass(11);
  await expect(verify()).resolves.toBeDefined();
  pass(24 * 60);
  await expect(verify()).rejects.toThrow('auth-fn answers 500 for its keys');
});

test('a key that is not known is no fault of the token while the keys cannot be had', async () => {
  await verify();
  await expect(verify('k2')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  status = 500;
  pass(11);
  await expect(verify('k2')).rejects.toThrow('No key yet');
});

test('without any keys it fails', async () => {
  status = 500;
  await expect(verify()).rejects.toThrow('auth-fn answers 500 for its keys');
});
