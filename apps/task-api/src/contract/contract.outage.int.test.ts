import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { startTaskApi, type TaskApiFixture } from '../test-support/task-api-fixture.ts';
import { startTcpProxy, type TcpProxy } from '../test-support/tcp-proxy.ts';
import { WALKED_ROUTES } from './test-support/cases.ts';
import { createContractClient } from './test-support/contract-client.ts';
import { expectProblem } from './test-support/expectations.ts';
import { assemblePeople, openScene } from './test-support/scene.ts';

let postgres: TcpProxy;
let api: TaskApiFixture;
beforeEach(async () => {
  // Where Sequelize says that it could not roll back over a lost connection.
  vi.spyOn(console, 'warn').mockReturnValue();
  postgres = await startTcpProxy(process.env['TEST_DATABASE_URL'] ?? '');
  api = await startTaskApi({
    databaseUrl: (url) => {
      const through = new URL(url);
      through.port = new URL(postgres.url).port;
      return through.href;
    },
  });
});
afterEach(async () => {
  await api.close();
  await postgres.cut();
});

describe('while the database is away', () => {
  it('every route says that it is unavailable', async () => {
    const people = await assemblePeople(api);
    const ask = createContractClient(api.url, people.owner);
    const requests = [];
    for (const { route, success } of WALKED_ROUTES) {
      requests.push([route, await success(await openScene(api, people))] as const);
    }
    await postgres.cut();
    for (const [route, request] of requests) {
      expectProblem(route, 'unavailable', await ask(route, request));
    }
    await postgres.mend();
  });
});
