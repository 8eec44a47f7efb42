import getPort from 'get-port';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { startGuard } from '../process/guard.ts';
import { preparePostgres, startPostgres } from './postgres-server.ts';

const guard = startGuard();
let home: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'baton-postgres-'));
  chmodSync(home, 0o755);
  folder = join(home, 'postgres');
});

afterEach(() => rmSync(home, { recursive: true, force: true }));
afterAll(() => guard.close());

test('a cluster is made once and keeps its password', async () => {
  const first = await preparePostgres(folder, guard);
  const second = await preparePostgres(folder, guard);
  expect(second).toEqual(first);
  expect(first.password).toHaveLength(32);
});

test('what a start that was killed while making it left is made anew', async () => {
  mkdirSync(`${folder}.partial`);
  writeFileSync(join(`${folder}.partial`, 'PG_VERSION'), '18');
  writeFileSync(`${folder}.partial-password`, 'old');
  writeFileSync(join(home, 'postgres-password'), 'old');
  const cluster = await preparePostgres(folder, guard);
  const port = await getPort({ host: '127.0.0.1' });
  const { child } = await startPostgres(cluster, { port, guard, onLine: () => undefined });
  await child.stop();
  expect(cluster.password).not.toBe('old');
  expect(existsSync(`${folder}.partial-password`)).toBe(false);
});

test('a server that cannot start says why', async () => {
  const cluster = await preparePostgres(folder, guard);
  const port = await getPort({ host: '127.0.0.1' });
  const settings = { shared_buffers: 'plenty' };
  await expect(startPostgres(cluster, { port, guard, settings, onLine: () => undefined })).rejects.toThrow(
    /^PostgreSQL ended while it was starting \(exit code 1\): .*shared_buffers/,
  );
});
