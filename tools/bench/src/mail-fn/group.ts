import { createTable, localAwsEnv, localDynamodb, startDynamodb, startGuard } from '@baton/services';
import { authTable, logTable, mailTable } from '@baton/tables';
import type { SQSEvent } from 'aws-lambda';
import getPort from 'get-port';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Group } from '../group.ts';
import { HandlerProcess } from '../handlers/handler-process.ts';
import type { Outcome } from '../outcome.ts';
import { startSesStub } from '../pipeline/ses-stub.ts';
import { tabulate } from '../report/compare.ts';
import { someMailEvent } from './mail-event.ts';

const BUNDLE = fileURLToPath(new URL('../../../../dist/apps/mail-fn/main.cjs', import.meta.url));
const EMPTY = fileURLToPath(new URL('../handlers/empty.mjs', import.meta.url));
const ROUNDS = 15;
const RATIO_MAX = 3;

/** Beside an empty handler: what an execution environment of mail-fn costs before and with its first mail. */
export const mailFn: Group = async function* () {
  if (!existsSync(BUNDLE)) throw new Error('There is no bundle; build it with: npx nx build mail-fn');
  await using world = new AsyncDisposableStack();
  const guard = startGuard();
  world.defer(() => guard.close());
  const port = await getPort({ host: '127.0.0.1' });
  const { child, endpoint } = await startDynamodb({ port, guard, onLine: () => undefined });
  world.defer(() => child.stop());
  const client = localDynamodb(endpoint);
  world.defer(() => client.destroy());
  for (const table of [authTable, logTable, mailTable]) await createTable(client, table, table.name);
  const ses = await startSesStub();
  world.defer(() => ses.close());
  yield await measureColdStart({
    ...localAwsEnv,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    MAIL_TABLE: mailTable.name,
    LOG_TABLE: logTable.name,
    AUTH_TABLE: authTable.name,
    MAIL_FROM: 'Baton <baton@example.com>',
    MAIL_CONFIGURATION_SET: 'bench',
    MAIL_RATE: '100',
    SITE_URL: 'http://localhost:4200',
  });
};

async function measureColdStart(env: Readonly<Record<string, string>>): Promise<Outcome> {
  const baseline: number[] = [];
  const loaded: number[] = [];
  const mailed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    baseline.push(await firstAnswer(EMPTY, env, { Records: [] }));
    loaded.push(await firstAnswer(BUNDLE, env, { Records: [] }));
    mailed.push(await firstAnswer(BUNDLE, env, someMailEvent()));
  }
  const target = { atMost: RATIO_MAX };
  return tabulate(`Cold start of mail-fn, ${ROUNDS} rounds`, {
    comparisons: [
      { name: 'no record / empty handler', unit: 'ms', ours: loaded, baseline, target },
      { name: 'one mail sent / empty handler', unit: 'ms', ours: mailed, baseline, target },
    ],
  });
}

/** Milliseconds from the start of a process to its first answer. */
async function firstAnswer(
  bundle: string,
  env: Readonly<Record<string, string>>,
  event: SQSEvent,
): Promise<number> {
  const startedAt = performance.now();
  const process = new HandlerProcess(bundle, env);
  try {
    await process.call(event);
    return performance.now() - startedAt;
  } finally {
    await process.end();
  }
}
