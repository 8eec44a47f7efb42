import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Task } from '@baton/dto';
import { localDynamodb } from '@baton/services';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type AcceptedChange, countMailsAtRest, printCounts } from '../stack/accepted-changes.ts';
import { type GatedSystem, startGatedSystem } from '../stack/gated-system.ts';
import type { HeldCall } from '../stack/gate.ts';
import { mailFnProcesses } from '../stack/lambda-processes.ts';
import { PATIENCE } from '../stack/patience.ts';
import { headerOf, readMail } from '../stack/ses-gate.ts';
import { type SharedTask, shareTask } from '../stack/shared-task.ts';
import { scanTable } from '../stack/tables.ts';

/** How often each step of mail-fn is met by a crash. */
const CRASHES = 2;

let system: GatedSystem;
let team: SharedTask;
let version = 1;
let changes: AcceptedChange[];

beforeAll(async () => {
  system = await startGatedSystem();
  team = await shareTask(system.stack().endpoints().site, 'CRASH');
});

beforeEach(() => {
  changes = [];
});

afterAll(() => system.close());

/** One more change of the task, which somebody else is mailed. */
async function change(): Promise<void> {
  const { owner, member, task } = team;
  const body = { progress: version % 100 };
  const path = `/api/tasks/${task.id}`;
  const { headers } = await owner.must<Task>('PATCH', path, body, { ifMatch: `"${version}"` });
  version += 1;
  changes.push({ requestId: headers.get('x-request-id') ?? '', recipientId: member.id });
}

/** Settles once the relay wants to write to the log, which waits. */
function relayWrites(): Promise<HeldCall> {
  return system.dynamodb.holdNext(
    ({ operation, body }) => operation.endsWith('.BatchWriteItem') && body.includes('"task.updated"'),
  );
}

async function killTaskApi(): Promise<void> {
  const { taskApi } = system.stack().endpoints().pids;
  process.kill(taskApi as number, 'SIGKILL');
  await vi.waitUntil(() => system.stack().endpoints().pids['taskApi'] !== taskApi, PATIENCE);
}

test('task-api dies after the commit, before the relay writes', async () => {
  const held = relayWrites();
  for (let count = 0; count < 3; count += 1) await change();
  const write = await held;
  const killed = killTaskApi();
  write.cut();
  await killed;
  const counts = await countMailsAtRest(system, changes);
  printCounts('task-api died before the relay wrote', counts);
  expect(counts).toEqual({ sent: 3, logged: 3, mailed: 3, lost: 0, repeated: 0 });
});

test('task-api dies after the relay has written to the log, before it deletes', async () => {
  const held = relayWrites();
  for (let count = 0; count < 3; count += 1) await change();
  const write = await held;
  await write.passOn();
  const killed = killTaskApi();
  write.cut();
  await killed;
  const counts = await countMailsAtRest(system, changes);
  printCounts('task-api died before the relay deleted', counts);
  expect(counts).toEqual({ sent: 3, logged: 3, mailed: 3, lost: 0, repeated: 0 });
});

/** Settles once mail-fn asks SES for a mail about a change, which waits. */
function mailFnSends(): Promise<HeldCall> {
  // Those about accounts have none.
  return system.ses.holdNext(({ body }) => headerOf(readMail(body), 'List-Unsubscribe') !== '');
}

/** Others are started meanwhile, for what SES tells of earlier mails. */
async function killMailFn(): Promise<void> {
  const { local } = system.stack().endpoints().pids;
  const doomed = mailFnProcesses(local as number);
  for (const pid of doomed) process.kill(pid, 'SIGKILL');
  const isGone = () => mailFnProcesses(local as number).every((pid) => !doomed.includes(pid));
  await vi.waitUntil(isGone, PATIENCE);
}

/** Lets the minute pass for which a mail belongs to the attempt that died. */
async function endLeases(): Promise<void> {
  const { dynamodb, tables } = system.stack().endpoints();
  const client = DynamoDBDocumentClient.from(localDynamodb(dynamodb));
  for (const { pk, sk, state } of await scanTable(dynamodb, tables.mail)) {
    if (state !== 'sending') continue;
    await client.send(
      new UpdateCommand({
        TableName: tables.mail,
        Key: { pk, sk },
        UpdateExpression: 'SET leaseUntil = :past',
        ExpressionAttributeValues: { ':past': 0 },
      }),
    );
  }
  client.destroy();
}

test('mail-fn dies before SES gets the mail', async () => {
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const held = mailFnSends();
    await change();
    const send = await held;
    await killMailFn();
    send.cut();
    await endLeases();
  }
  const counts = await countMailsAtRest(system, changes);
  printCounts('mail-fn died before SES', counts);
  expect(counts).toEqual({ sent: 2, logged: 2, mailed: 2, lost: 0, repeated: 0 });
});

test('mail-fn dies after SES took the mail, before the mark: a repeat a crash, under the same X-Baton-Entry', async () => {
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const held = mailFnSends();
    await change();
    const send = await held;
    await send.passOn();
    await killMailFn();
    send.cut();
    await endLeases();
  }
  const counts = await countMailsAtRest(system, changes);
  printCounts('mail-fn died between SES and the mark', counts);
  expect(counts).toEqual({ sent: 2, logged: 2, mailed: 2, lost: 0, repeated: 2 });
});

test('what SES tells of a mail stands for the mark, and nothing is repeated', async () => {
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const held = mailFnSends();
    await change();
    const send = await held;
    await send.passOn();
    await killMailFn();
    await send.answer();
  }
  const counts = await countMailsAtRest(system, changes);
  printCounts('mail-fn died between SES and the mark, and SES told of the mail', counts);
  expect(counts).toEqual({ sent: 2, logged: 2, mailed: 2, lost: 0, repeated: 0 });
});

test('the host of pipe and bus dies after it has read the stream, before its checkpoint', async () => {
  const checkpoint = join(system.settings.home, 'event-bridge', 'checkpoint.json');
  // In the place of the file, a folder with something in it keeps the checkpoint from being written.
  renameSync(checkpoint, `${checkpoint}.kept`);
  mkdirSync(join(checkpoint, 'in-the-way'), { recursive: true });
  for (let count = 0; count < 3; count += 1) await change();
  // What waits is soon taken.
  await vi.waitUntil(() => system.events('pending').length > 0, { ...PATIENCE, interval: 20 });
  await system.stack().stop('SIGKILL');
  rmSync(checkpoint, { recursive: true });
  renameSync(`${checkpoint}.kept`, checkpoint);
  await system.start();
  const counts = await countMailsAtRest(system, changes);
  printCounts('pipe and bus died before the checkpoint', counts);
  expect(counts).toEqual({ sent: 3, logged: 3, mailed: 3, lost: 0, repeated: 0 });
});
