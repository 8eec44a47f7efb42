import type { ProjectList } from '@baton/dto';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from './test-support/task-api-fixture.ts';
import { startTcpProxy, type TcpProxy } from './test-support/tcp-proxy.ts';

let dynamoDb: TcpProxy;
let postgres: TcpProxy;
let api: TaskApiFixture;
let kim: TestUser;
beforeEach(async () => {
  // Where Sequelize says that it could not roll back over a lost connection.
  vi.spyOn(console, 'warn').mockReturnValue();
  [dynamoDb, postgres] = await Promise.all([
    startTcpProxy(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? ''),
    startTcpProxy(process.env['TEST_DATABASE_URL'] ?? ''),
  ]);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', dynamoDb.url);
  api = await startTaskApi({
    databaseUrl: (url) => {
      const through = new URL(url);
      through.port = new URL(postgres.url).port;
      return through.href;
    },
  });
  kim = await api.signUp('Kim');
});
afterEach(async () => {
  await api.close();
  await Promise.all([dynamoDb.cut(), postgres.cut()]);
  vi.unstubAllEnvs();
});

describe('while DynamoDB is away', () => {
  it('changes are made, and logged once when it is back', async () => {
    const project = await api.createProject(kim);
    await dynamoDb.cut();
    const task = await api.createTask(kim, project);
    expect(task.number).toBe(1);
    expect((await api.request('GET', `/api/tasks/${task.id}`, { as: kim })).status).toBe(200);

    await dynamoDb.mend();
    await vi.waitFor(
      async () => expect(await api.database.query('SELECT id FROM outbox')).toEqual([]),
      20_000,
    );
    await api.stop();
    const kinds = (await api.tables.readLog()).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['project.created', 'request.completed', 'task.created']);
  });

  it('nobody is shown who was told, and nothing is sent again', async () => {
    const project = await api.createProject(kim);
    const task = await api.createTask(kim, project);
    await dynamoDb.cut();
    const mail = { entryId: uuidv7(), userId: kim.sub };
    const answers = [
      await api.request('GET', `/api/tasks/${task.id}/activity`, { as: kim }),
      await api.request('GET', `/api/projects/${project.id}/deliveries`, { as: kim }),
      await api.request('GET', `/api/projects/${project.id}/mail-problems`, { as: kim }),
      await api.request('POST', `/api/projects/${project.id}/deliveries/resend`, {
        as: kim,
        body: { deliveries: [mail] },
      }),
    ];
    await dynamoDb.mend();
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array.from({ length: 4 }, () => [503, 'unavailable']),
    );
  });

  it('nobody can be added by their address', async () => {
    const project = await api.createProject(kim);
    await dynamoDb.cut();
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/members`, {
      as: kim,
      body: { email: 'lee@example.com', role: 'viewer' },
    });
    await dynamoDb.mend();
    expect([status, body.code]).toEqual([503, 'unavailable']);
  });
});

describe('while PostgreSQL is away', () => {
  it('requests are told so without its own words, and served again when it is back', async () => {
    await api.createProject(kim);
    await postgres.cut();
    const { status, body } = await api.request('GET', '/api/projects', { as: kim });
    const ready = await api.request('GET', '/readyz');
    const alive = await api.request('GET', '/healthz');
    await postgres.mend();
    expect([status, body.code, body.detail]).toEqual([
      503,
      'unavailable',
      'The database does not answer now; try again soon.',
    ]);
    expect([ready.status, ready.body.code, alive.status]).toEqual([503, 'unavailable', 200]);

    const back = await api.request<ProjectList>('GET', '/api/projects', { as: kim });
    expect([back.status, back.body.items.length]).toEqual([200, 1]);
  });
});
