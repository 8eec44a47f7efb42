import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { AccessClaims } from '@baton/access-token';
import type { Problem, Project, Task } from '@baton/dto';
import type { MemberRole } from '@baton/vocabulary';
import { compose } from '../compose.ts';
import { parseEnv } from '../env.ts';
import { listen } from '../platform/http/index.ts';
import type { Logger } from '../platform/logger.ts';
import { createTestDatabase, silent, type TestDatabase } from './test-database.ts';
import { AUDIENCE, ISSUER, startTestIssuer, type TestIssuer } from './test-issuer.ts';
import { createTestTables, type TestTables } from './test-tables.ts';

export interface TestUser extends Omit<AccessClaims, 'sid'> {
  readonly token: string;
}

export interface ApiAnswer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface RequestOptions {
  readonly as?: TestUser;
  readonly token?: string;
  /** A string or bytes go as they are, anything else as JSON. */
  readonly body?: unknown;
  /** The version that `If-Match` names. */
  readonly seen?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TaskApiFixture {
  readonly url: string;
  readonly database: TestDatabase;
  readonly tables: TestTables;
  readonly issuer: TestIssuer;
  readonly request: <Body = Problem>(
    method: string,
    path: string,
    options?: RequestOptions,
  ) => Promise<ApiAnswer<Body>>;
  /** Someone who has signed up. */
  readonly signUp: (name: string) => Promise<TestUser>;
  readonly createProject: (
    owner: TestUser,
    members?: readonly (readonly [MemberRole, TestUser])[],
  ) => Promise<Project>;
  readonly createTask: (as: TestUser, project: Project, input?: object) => Promise<Task>;
  readonly stop: () => Promise<void>;
  /** Stops it and removes what it used. */
  readonly close: () => Promise<void>;
}

/**
 * The whole of task-api on real services, with a database and tables of its own, or with those of the instance
 * that it runs `beside`.
 */
export async function startTaskApi(
  options: {
    logger?: Logger;
    databaseUrl?: (url: string) => string;
    /** Variables beside those that it needs. */
    env?: Readonly<Record<string, string>>;
    beside?: TaskApiFixture;
  } = {},
): Promise<TaskApiFixture> {
  const { beside } = options;
  const [database, tables, issuer] = beside
    ? [beside.database, beside.tables, beside.issuer]
    : await Promise.all([createTestDatabase(), createTestTables(), startTestIssuer()]);
  const env = parseEnv({
    DATABASE_URL: options.databaseUrl?.(database.url) ?? database.url,
    LOG_TABLE: tables.log,
    MAIL_TABLE: tables.mail,
    AUTH_TABLE: tables.auth,
    AUTH_JWKS_URL: issuer.jwksUrl,
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    // A few people ask for all that the tests do, on a machine that may be slow.
    REQUESTS_AT_ONCE: '1000',
    RATE_PER_USER: '1000000',
    RATE_PER_NETWORK: '1000000',
    MAILS_PER_HOUR: '1000000',
    ...options.env,
  });
  const swaggerUiFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const taskApi = compose(env, { logger: options.logger ?? silent, version: '1.2.3', swaggerUiFolder });
  const server = await listen(taskApi.app, { host: '127.0.0.1', port: 0 });
  taskApi.start();
  const url = `http://127.0.0.1:${server.port}`;

  let stopped: Promise<void> | undefined;
  const stop = () => {
    taskApi.endStreams();
    return (stopped ??= server.stop(10_000).then(taskApi.stop));
  };
  let projects = 0;

  const fixture: TaskApiFixture = {
    url,
    database,
    tables,
    issuer,
    async request<Body>(
      method: string,
      path: string,
      { as, token, body, seen, headers }: RequestOptions = {},
    ) {
      const bearer = token ?? as?.token;
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(bearer && { authorization: `Bearer ${bearer}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(seen !== undefined && { 'if-match': `"${seen}"` }),
          ...headers,
        },
        ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: (text === '' ? undefined : JSON.parse(text)) as Body,
      };
    },
    async signUp(name) {
      const sub = randomUUID();
      const claims = {
        sub,
        email: `${name.toLowerCase()}-${sub.slice(0, 8)}@example.com`,
        name,
        locale: 'en',
      } as const;
      await tables.putDirectoryEntry({ ...claims, userId: sub, emailVerified: true });
      return { ...claims, token: await issuer.sign({ ...claims, email_verified: true }) };
    },
    async createProject(owner, members = []) {
      projects += 1;
      const { body: project } = await fixture.request<Project>('POST', '/api/projects', {
        as: owner,
        body: { key: `P${projects}`, name: `Project ${projects}` },
      });
      for (const [role, { email }] of members) {
        await fixture.request('POST', `/api/projects/${project.id}/members`, {
          as: owner,
          body: { email, role },
        });
      }
      return project;
    },
    async createTask(as, project, input = {}) {
      const { body } = await fixture.request<Task>('POST', `/api/projects/${project.id}/tasks`, {
        as,
        body: { title: 'Write the page', ...input },
      });
      return body;
    },
    stop,
    async close() {
      await stop();
      if (!beside) await Promise.all([database.drop(), tables.drop(), issuer.close()]);
    },
  };
  return fixture;
}

function isRaw(body: unknown): body is string | Buffer<ArrayBuffer> {
  return typeof body === 'string' || Buffer.isBuffer(body);
}
