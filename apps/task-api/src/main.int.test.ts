import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from './migrations/index.ts';
import { createEmptyDatabase, type TestDatabase } from './test-support/test-database.ts';
import { AUDIENCE, ISSUER, startTestIssuer, type TestIssuer } from './test-support/test-issuer.ts';
import { createTestTables, type TestTables } from './test-support/test-tables.ts';

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly port?: number;
}

let database: TestDatabase;
let tables: TestTables;
let issuer: TestIssuer;
let env: Record<string, string>;
let children: ChildProcess[];
beforeEach(async () => {
  [database, tables, issuer] = await Promise.all([
    createEmptyDatabase(),
    createTestTables(),
    startTestIssuer(),
  ]);
  env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: database.url,
    LOG_TABLE: tables.log,
    MAIL_TABLE: tables.mail,
    AUTH_TABLE: tables.auth,
    AUTH_JWKS_URL: issuer.jwksUrl,
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
  };
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([database.drop(), tables.drop(), issuer.close()]);
});

function run(...args: string[]) {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  /** Resolves with the first line that says so. */
  const line = (msg: string) =>
    new Promise<LogLine>((resolve) => {
      const look = () => {
        const found = lines.find((each) => each.msg === msg);
        if (found) resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { child, lines, line, exited };
}

describe('main', () => {
  it('migrates and ends', async () => {
    const { exited, lines } = run('migrate');
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(lines).toMatchObject([{ msg: 'migrated', migrations: migrations.map(({ name }) => name) }]);
  });

  it('says what is wrong with its environment and ends', async () => {
    env['DATABASE_URL'] = 'nonsense';
    env['PORT'] = 'http';
    const { exited, lines } = run();
    expect(await exited).toEqual({ code: 1, signal: null });
    expect(lines).toMatchObject([
      {
        level: 'fatal',
        err: { message: expect.stringMatching(/DATABASE_URL: must be .*; PORT: must be a number/) },
      },
    ]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('writes what waits and ends by itself on %s', async (signal) => {
    await run('migrate').exited;
    const { child, line, exited } = run();
    const { port } = await line('listening');
    const token = await issuer.sign({
      sub: '00000000-0000-4000-8000-00000000000a',
      email: 'kim@example.com',
      name: 'Kim',
      locale: 'en',
    });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ key: 'WEB', name: 'Web site' });
    const base = `http://127.0.0.1:${port}/api/projects`;
    expect((await fetch(base, { method: 'POST', headers, body })).status).toBe(201);
    expect((await fetch(base, { headers })).status).toBe(200);

    child.kill(signal);
    expect(await exited).toEqual({ code: 0, signal: null });
    const kinds = (await tables.readLog()).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['project.created', 'request.completed']);
    expect(await database.query('SELECT id FROM outbox')).toEqual([]);
  });
});
