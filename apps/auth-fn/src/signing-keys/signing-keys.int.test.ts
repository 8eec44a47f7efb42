import { beforeEach, describe, expect, it } from 'vitest';
import { startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, scan } from '../test-support/auth-table.ts';
import { signIn, signUp } from '../test-support/people.ts';

const JWKS = '/auth/.well-known/jwks.json';

let table: string;

beforeEach(async () => {
  table = await createAuthTable();
});

describe('GET /auth/.well-known/jwks.json', () => {
  it('makes the first key and shows its public part alone, for five minutes', async () => {
    const answer = await startAuthApp(table).call('GET', JWKS);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=300' });
    expect(answer.json).toEqual({
      keys: [
        {
          kty: 'RSA',
          use: 'sig',
          alg: 'RS256',
          kid: expect.stringMatching(/^[\w-]{43}$/),
          n: expect.stringMatching(/^[\w-]{342}$/),
          e: 'AQAB',
        },
      ],
    });
  });

  it('is read by any site', async () => {
    const headers = { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' };
    expect((await startAuthApp(table).call('GET', JWKS, { headers })).statusCode).toBe(200);
  });
});

describe('instances that start at once on an empty table', () => {
  it('agree on one key', async () => {
    const apps = Array.from({ length: 4 }, () => startAuthApp(table));
    const answers = await Promise.all(apps.map((app) => app.call('GET', JWKS)));
    const [first, ...others] = answers.map(({ json }) => json);
    for (const other of others) expect(other).toEqual(first);
    const [key] = first?.keys as { kid: string }[];
    const items = await scan(table);
    expect(items.map(({ sk }) => sk).sort()).toEqual([key?.kid, 'ring'].sort());
    expect(items.find(({ sk }) => sk === 'ring')).toMatchObject({ active: { kid: key?.kid } });
  });

  it('take each other’s tokens', async () => {
    const [one, two] = [startAuthApp(table), startAuthApp(table)];
    await signUp(one);
    const [, login] = await Promise.all([two.call('GET', JWKS), signIn(one)]);
    const headers = { authorization: `Bearer ${login.json.accessToken}` };
    expect((await two.call('GET', '/auth/me', { headers })).statusCode).toBe(200);
  });
});

describe('the active key', () => {
  it('is kept over a restart', async () => {
    const before = await startAuthApp(table).call('GET', JWKS);
    const after = await startAuthApp(table).call('GET', JWKS);
    expect(after.json).toEqual(before.json);
  });
});
