import type { Task } from '@baton/dto';
import { type Guard, type RunningChild, startGuard } from '@baton/services';
import { validate } from 'dockerfile-utils';
import getPort from 'get-port';
import { createHash, X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { untilMail } from '../stack/inbox.ts';
import { Person } from '../stack/person.ts';
import { shareTask } from '../stack/shared-task.ts';
import { createSettings, removeData, type Stack, type StackSettings, startStack } from '../stack/stack.ts';
import { checkHealth, makeReadOnly, removeReadOnly, runContainer } from './container.ts';
import { buildImageTree, type ImageTree } from './image-tree.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const DOCKERFILE = readFileSync(join(ROOT, 'docker/task-api.Dockerfile'), 'utf8');
const CONTEXT = join(ROOT, 'dist/apps/task-api');

let settings: StackSettings;
let stack: Stack;
let guard: Guard;
let folder: string;
let image: ImageTree;

/** A database that nothing has migrated, on the stack's server. */
let databaseUrl: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-image-'));
  chmodSync(folder, 0o755);
  image = buildImageTree(DOCKERFILE, CONTEXT, folder);
  makeReadOnly(folder);
  guard = startGuard();
  settings = await createSettings();
  stack = await startStack(settings);
  databaseUrl = await createDatabase(stack.endpoints().database, 'image');
});

afterAll(async () => {
  await stack.stop();
  removeData(settings);
  await guard.close();
  removeReadOnly(folder);
});

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Path, mode and content of every file. */
function listing(of: string): readonly string[] {
  return readdirSync(of, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((path) => {
      const file = join(of, path);
      const { mode } = statSync(file);
      const content = statSync(file).isFile() ? readFileSync(file) : '';
      return `${path} ${mode.toString(8)} ${createHash('sha256').update(content).digest('hex')}`;
    });
}

test('the Dockerfile has no fault that a linter knows', () => {
  expect(validate(DOCKERFILE)).toEqual([]);
});

test('every stage is based on the Node that all tests run on', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const bases = [...DOCKERFILE.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
  expect(bases).toEqual([devDependencies['node'], devDependencies['node']]);
});

test('the image holds the app, Node and nothing that installs packages', () => {
  expect(readdirSync(image.workdir).toSorted()).toEqual([
    'main.mjs',
    'main.mjs.map',
    'rds-ca.pem',
    'swagger-ui',
  ]);
  expect(readdirSync(join(image.root, 'usr/local/bin'))).toEqual(['node']);
  expect(readdirSync(join(image.root, 'usr/local/lib'))).toEqual([]);
});

test('it runs as a user who is not root and can read all of it', () => {
  expect(image.account).toEqual({ uid: 1000, gid: 1000 });
  const modes = readdirSync(image.workdir, { recursive: true, encoding: 'utf8' }).map(
    (path) => statSync(join(image.workdir, path)).mode & 0o777,
  );
  expect([...new Set(modes)].toSorted()).toEqual([0o444, 0o555]);
});

test('it holds the authorities that certificates of RDS are signed by, for decades', () => {
  const bundle = readFileSync(join(image.workdir, 'rds-ca.pem'), 'utf8');
  const roots = (bundle.match(/-----BEGIN[^#]+/g) ?? []).map((pem) => new X509Certificate(pem));
  const names = roots.map(({ subject }) => /^CN=(.+)$/m.exec(subject)?.[1]);
  expect(names).toEqual(
    expect.arrayContaining(
      ['RSA2048', 'RSA4096', 'ECC384'].map((kind) => `Amazon RDS ap-northeast-2 Root CA ${kind} G1`),
    ),
  );
  expect(roots.filter((root) => !root.ca || !root.verify(root.publicKey))).toEqual([]);
  expect(roots.filter(({ validToDate }) => validToDate < new Date('2061-01-01'))).toEqual([]);
});

test('compose gives the service what the test gives it', () => {
  const { services } = parse(readFileSync(join(ROOT, 'docker/compose.yml'), 'utf8'), { merge: true }) as {
    services: Record<string, { environment: Record<string, string> }>;
  };
  const given = Object.keys(services['task-api']?.environment ?? {}).toSorted();
  expect(given).toEqual(Object.keys(serviceEnv(3000)).toSorted());
});

/** Everything that the service is configured by, over what the image says. */
function serviceEnv(port: number): Record<string, string> {
  const { site, dynamodb, tables } = stack.endpoints();
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    LOG_TABLE: tables.log,
    MAIL_TABLE: tables.mail,
    AUTH_TABLE: tables.auth,
    AUTH_JWKS_URL: `${site}/auth/.well-known/jwks.json`,
    AUTH_ISSUER: 'baton-auth',
    AUTH_AUDIENCE: 'baton-api',
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  };
}

describe('as an unprivileged user, with nothing to write to', () => {
  let before: readonly string[];
  let taskApi: string;
  let env: Record<string, string>;
  let service: RunningChild;
  const lines: string[] = [];

  beforeAll(async () => {
    before = listing(folder);
    const migration = await runContainer(image, ['migrate'], {
      guard,
      env: { DATABASE_URL: databaseUrl },
      onLine: (line) => lines.push(line),
    });
    expect(await migration.exited, lines.join('\n')).toEqual({ code: 0, signal: null });
    const port = await getPort({ host: '127.0.0.1' });
    taskApi = `http://127.0.0.1:${port}`;
    env = serviceEnv(port);
    service = await runContainer(image, image.command, { guard, env, onLine: (line) => lines.push(line) });
    await vi.waitUntil(() => isReady(taskApi), { timeout: 30_000, interval: 50 });
  });

  afterAll(() => service.stop());

  async function isReady(origin: string): Promise<boolean> {
    return fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  test('it migrates, and is ready', async () => {
    expect(await (await fetch(`${taskApi}/readyz`)).json()).toMatchObject({ status: 'ready' });
    expect(lines.some((line) => line.includes('"msg":"migrated"'))).toBe(true);
  });

  test('two people share a task, and one gets a mail of what the other changes', async () => {
    const { site, inbox } = stack.endpoints();
    const { owner, member, project } = await shareTask(site, 'IMG', 'Landing page', { taskApi });
    await owner.must<Task>('PATCH', '/api/tasks/IMG-1', { progress: 40 }, { ifMatch: '"1"' });
    await untilMail(inbox, member.email, '[IMG-1] Landing page: progress 0 % → 40 %');
    const { body: list } = await member.must<{ items: Task[] }>('GET', `/api/projects/${project.id}/tasks`);
    expect(list.items).toMatchObject([{ key: 'IMG-1', progress: 40, version: 2 }]);
  });

  test('what goes wrong is answered as a problem', async () => {
    const { site } = stack.endpoints();
    const person = await Person.signUp(site, 'Lin', { taskApi });
    expect(await person.call('POST', '/api/projects', { key: 'no' })).toMatchObject({
      status: 400,
      body: { code: 'validation' },
    });
    expect(await person.call('GET', '/api/tasks/IMG-1')).toMatchObject({ status: 404 });
  });

  test('the files of the API docs are served', async () => {
    expect((await fetch(`${taskApi}/api/docs`)).status).toBe(200);
    const script = await fetch(`${taskApi}/api/docs/swagger-ui-bundle.js`);
    expect((await script.arrayBuffer()).byteLength).toBeGreaterThan(1_000_000);
  });

  test('its health check tells whether it answers', async () => {
    expect(await checkHealth(image, { guard, env })).toBe(0);
    const free = String(await getPort({ host: '127.0.0.1' }));
    expect(await checkHealth(image, { guard, env: { ...env, PORT: free } })).toBe(1);
  });

  test('the signal of the image stops it in good order, and it has written nothing', async () => {
    await service.stop();
    expect(await service.exited).toEqual({ code: 0, signal: null });
    expect(lines.at(-1)).toContain('"msg":"stopped"');
    expect(lines.filter((line) => /ERR_ACCESS_DENIED|EACCES|EROFS/.test(line))).toEqual([]);
    expect(listing(folder)).toEqual(before);
  });
});
