import { hash, parseOptions } from '@node-rs/argon2';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccountsRepository, type StoredAccount } from '../accounts/index.ts';
import { AuthTable } from '../platform/index.ts';
import { type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf, putItem } from '../test-support/auth-table.ts';
import { testClient } from '../test-support/dynamodb.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';

const WEAKER = { memoryCost: 9_216, timeCost: 4, parallelism: 1 };

let table: string;
let app: AuthApp;
/** The account with a hash as it was made before the parameters were raised. */
let account: StoredAccount;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  const [profile] = await itemsOf(table, 'profile');
  account = { ...(profile as StoredAccount), passwordHash: await hash(KIM.password, WEAKER) };
  await putItem(table, { pk: `user#${account.id}`, sk: 'profile', ...account });
});

async function storedHash(): Promise<string> {
  const [profile] = await itemsOf(table, 'profile');
  return String(profile?.passwordHash);
}

describe('a hash with parameters of the past', () => {
  it('is made anew by a right login, which the next one needs no more', async () => {
    expect((await signIn(app)).statusCode).toBe(200);
    const renewed = await storedHash();
    expect(parseOptions(renewed)).toMatchObject({ algorithm: 2, memoryCost: 19_456, timeCost: 2 });
    expect((await signIn(app)).statusCode).toBe(200);
    expect(await storedHash()).toBe(renewed);
  });

  it('stays as it is when the login is wrong', async () => {
    expect((await signIn(app, 'incorrect horse battery staple')).statusCode).toBe(401);
    expect(await storedHash()).toBe(account.passwordHash);
  });

  it('ends no session by being made anew', async () => {
    const cookie = cookieOf(await signIn(app));
    await signIn(app);
    expect((await app.call('POST', '/auth/refresh', { cookies: [cookie] })).statusCode).toBe(200);
  });

  it('never takes the place of a password that was changed meanwhile', async () => {
    const changed = await hash('a staple for another horse');
    await putItem(table, { pk: `user#${account.id}`, sk: 'profile', ...account, passwordHash: changed });
    const accounts = new AccountsRepository(new AuthTable(testClient(), table));
    await accounts.rehash(account, await hash(KIM.password));
    expect(await storedHash()).toBe(changed);
  });
});
