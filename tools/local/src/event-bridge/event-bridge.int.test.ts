import { DeleteTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  createTable,
  type Guard,
  localAws,
  type RunningChild,
  startDynamodb,
  startGuard,
} from '@baton/services';
import { authTable, logTable } from '@baton/tables';
import type { DynamoDBRecord, EventBridgeEvent, SQSEvent } from 'aws-lambda';
import getPort from 'get-port';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type EventBridgeOptions, startEventBridge } from './event-bridge.ts';
import type { DeadLetter } from './event-store.ts';

// A DynamoDB of our own, because some of these tests kill it.
let root: string;
let guard: Guard;
let port: number;
let server: RunningChild;
let client: DynamoDBClient;

let table: string;
let accounts: string;
let folder: string;
let reports: string[];
type StreamEvent = EventBridgeEvent<string, DynamoDBRecord>;
let delivered: StreamEvent[];
let tableCount = 0;
const running: { close(): Promise<void> }[] = [];

async function startServer(): Promise<void> {
  const file = join(root, 'dynamodb.sqlite');
  server = (await startDynamodb({ port, file, guard, onLine: () => undefined })).child;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'baton-bridge-'));
  guard = startGuard();
  port = await getPort({ host: '127.0.0.1' });
  await startServer();
  client = new DynamoDBClient({ ...localAws, endpoint: `http://127.0.0.1:${port}` });
});

afterAll(async () => {
  client.destroy();
  await server.stop();
  await guard.close();
  rmSync(root, { recursive: true });
});

beforeEach(async () => {
  tableCount += 1;
  table = `log-${tableCount}`;
  accounts = `auth-${tableCount}`;
  folder = join(root, table);
  reports = [];
  delivered = [];
  await createTable(client, logTable, table);
  await createTable(client, authTable, accounts);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((bridge) => bridge.close()));
});

async function start(options: Partial<EventBridgeOptions> = {}) {
  const bridge = await startEventBridge({
    dynamodb: { ...localAws, endpoint: `http://127.0.0.1:${port}` },
    tables: { log: table, auth: accounts },
    configurationSet: 'ours',
    folder,
    mailFn: async (message) => void delivered.push(eventOf(message)),
    report: (sentence) => reports.push(sentence),
    log: () => undefined,
    retry: { retries: 2, minTimeout: 1, maxTimeout: 2 },
    ...options,
  });
  running.push(bridge);
  return bridge;
}

async function put(id: string, kind = 'task.updated'): Promise<void> {
  const Item = { pk: { S: 'task#1' }, sk: { S: id }, kind: { S: kind } };
  await client.send(new PutItemCommand({ TableName: table, Item }));
}

const eventOf = ({ Records: [record] }: SQSEvent) => JSON.parse(record?.body ?? '') as StreamEvent;
const idOf = (event: StreamEvent) => event.detail.dynamodb?.Keys?.['sk']?.S as string;
const files = (name: string) => readdirSync(join(folder, 'mail', name));
const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 15_000, interval: 10 });
const untilDelivered = (...ids: string[]) =>
  until(() => ids.every((id) => delivered.some((e) => idOf(e) === id)));

test('a new entry reaches the target as an event with its record', async () => {
  await start();
  await put('entry-1', 'task.created');
  await untilDelivered('entry-1');
  const arn = expect.stringContaining(`:table/${table}/stream/`);
  expect(delivered).toStrictEqual([
    {
      version: '0',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      'detail-type': 'Log entry',
      source: 'baton.log',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: 'ap-northeast-2',
      resources: [],
      detail: {
        eventID: '1',
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: expect.any(String),
        eventSourceARN: arn,
        dynamodb: {
          ApproximateCreationDateTime: expect.any(Number),
          Keys: { pk: { S: 'task#1' }, sk: { S: 'entry-1' } },
          NewImage: { pk: { S: 'task#1' }, sk: { S: 'entry-1' }, kind: { S: 'task.created' } },
          SequenceNumber: '1',
          SizeBytes: expect.any(Number),
          StreamViewType: 'NEW_IMAGE',
        },
      },
    },
  ]);
  await until(() => files('pending').length === 0);
});

test('the target is handed each event as a message of the queue of its rule, counting the attempts', async () => {
  const messages: SQSEvent[] = [];
  const item = { pk: { S: 'auth-mail#m1' }, sk: { S: 'auth-mail' } };
  await client.send(new PutItemCommand({ TableName: accounts, Item: item }));
  const mailFn = async (message: SQSEvent) => {
    messages.push(message);
    if (messages.length === 1) throw new Error('not yet');
  };
  const bridge = await start({ mailFn });
  await until(() => messages.length === 2);
  await bridge.close();
  const records = messages.flatMap(({ Records }) => Records);
  expect(records.map(({ eventSourceARN, attributes }) => [eventSourceARN, attributes])).toMatchObject([
    ['arn:aws:sqs:ap-northeast-2:000000000000:baton-local-auth-mail', { ApproximateReceiveCount: '1' }],
    ['arn:aws:sqs:ap-northeast-2:000000000000:baton-local-auth-mail', { ApproximateReceiveCount: '2' }],
  ]);
});

test('of the auth table only mails leave, each as the key of its item', async () => {
  const items = [
    { pk: 'email#kim@example.com', sk: 'email', passwordHash: 'secret' },
    { pk: 'auth-mail#m1', sk: 'auth-mail', token: 'secret' },
  ];
  for (const item of items) {
    const Item = Object.fromEntries(Object.entries(item).map(([name, text]) => [name, { S: text }]));
    await client.send(new PutItemCommand({ TableName: accounts, Item }));
  }
  await start();
  await put('entry-1');
  await untilDelivered('auth-mail', 'entry-1');
  await running[0]?.close();
  const mails = delivered.filter(({ source }) => source === 'baton.auth');
  expect(mails).toEqual([
    expect.objectContaining({
      'detail-type': 'Auth mail',
      detail: expect.objectContaining({
        eventName: 'INSERT',
        dynamodb: expect.objectContaining({
          Keys: { pk: { S: 'auth-mail#m1' }, sk: { S: 'auth-mail' } },
          StreamViewType: 'KEYS_ONLY',
        }),
      }),
    }),
  ]);
  expect(JSON.stringify(delivered)).not.toContain('secret');
  expect(delivered).toHaveLength(2);
});

test('an auth mail that always fails goes to dead letters of its own, without its token', async () => {
  const letters: DeadLetter[] = [];
  const item = { pk: { S: 'auth-mail#m1' }, sk: { S: 'auth-mail' }, token: { S: 'secret' } };
  await client.send(new PutItemCommand({ TableName: accounts, Item: item }));
  const mailFn = async () => Promise.reject(new Error('away'));
  await start({ mailFn, onDeadLetter: (letter) => letters.push(letter) });
  await until(() => letters.length === 1);
  const [name] = readdirSync(join(folder, 'auth-mail', 'dead-letters'));
  const letter = readFileSync(join(folder, 'auth-mail', 'dead-letters', name as string), 'utf8');
  expect(letter).toContain('auth-mail#m1');
  expect(letter).not.toContain('secret');
  expect(letters[0]?.messageAttributes.RULE_ARN).toBe(
    'arn:aws:events:ap-northeast-2:000000000000:rule/baton/auth-mail',
  );
});

test('what was there before the first start is delivered too; what does not mail is not', async () => {
  await put('before');
  await put('project', 'project.created');
  await put('read', 'request.completed');
  await put('before'); // a replay of the relay
  await start();
  await put('after');
  await untilDelivered('before', 'after');
  await running[0]?.close();
  expect(delivered.map(idOf).toSorted()).toEqual(['after', 'before']);
});

test('over a stop and a start nothing is lost and nothing comes twice', async () => {
  const ids = (prefix: string) => Array.from({ length: 30 }, (_, index) => `${prefix}-${index}`);
  const first = await start();
  for (const id of ids('first')) await put(id);
  await first.close(); // wherever it is by now
  for (const id of ids('between')) await put(id);
  const second = await start();
  for (const id of ids('last')) await put(id);
  const all = [...ids('first'), ...ids('between'), ...ids('last')];
  await untilDelivered(...all);
  await second.close();
  expect(delivered.map(idOf).toSorted()).toEqual(all.toSorted());
  expect(files('pending')).toEqual([]);
  expect(reports).toEqual([]);
});

test('an event that always fails goes to the dead letters, and holds up no other', async () => {
  const letters: DeadLetter[] = [];
  const mailFn = async (message: SQSEvent) => {
    const event = eventOf(message);
    if (idOf(event) === 'poison') throw new TypeError('cannot be read');
    delivered.push(event);
  };
  await put('poison');
  for (let index = 0; index < 20; index += 1) await put(`good-${index}`);
  await start({ mailFn, onDeadLetter: (letter) => letters.push(letter) });
  await untilDelivered(...Array.from({ length: 20 }, (_, index) => `good-${index}`));
  await until(() => letters.length === 1);
  await until(() => files('pending').length === 0);
  const [name] = files('dead-letters');
  const letter = JSON.parse(readFileSync(join(folder, 'mail', 'dead-letters', name as string), 'utf8'));
  expect(letter).toMatchObject({
    messageAttributes: {
      RULE_ARN: 'arn:aws:events:ap-northeast-2:000000000000:rule/baton/mail',
      TARGET_ARN: 'arn:aws:lambda:ap-northeast-2:000000000000:function:mail-fn',
      ERROR_CODE: 'TypeError',
      ERROR_MESSAGE: 'cannot be read',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      RETRY_ATTEMPTS: '2',
    },
    event: { detail: { dynamodb: { Keys: { sk: { S: 'poison' } } } } },
  });
  expect(reports).toEqual([
    'arn:aws:lambda:ap-northeast-2:000000000000:function:mail-fn fails (TypeError: cannot be read); trying again.',
    expect.stringMatching(/^Gave an event up after 3 attempts \(TypeError: cannot be read\): .*dead-letters/),
  ]);
});

test('a target that fails for a while gets the event again', async () => {
  let attempts = 0;
  const mailFn = async (message: SQSEvent) => {
    attempts += 1;
    if (attempts < 3) throw new Error('not yet');
    delivered.push(eventOf(message));
  };
  await start({ mailFn });
  await put('entry');
  await untilDelivered('entry');
  expect(attempts).toBe(3);
});

test('an outage of DynamoDB is told once, and what was written around it is delivered once', async () => {
  const bridge = await start();
  await put('before');
  await untilDelivered('before');
  process.kill(server.pid, 'SIGKILL');
  await server.exited;
  await until(() => reports.length === 2);
  await startServer();
  await put('after');
  await untilDelivered('after');
  await until(() => reports.length === 4);
  await bridge.close();
  expect(delivered.map(idOf)).toEqual(['before', 'after']);
  const told = (stream: string) => reports.filter((sentence) => sentence.includes(`stream of ${stream} `));
  for (const stream of [table, accounts]) {
    expect(told(stream)).toEqual([
      expect.stringMatching(/^The stream of .+ cannot be read \(.+\); trying again until it can\.$/),
      `The stream of ${stream} is read again.`,
    ]);
  }
});

test('events that were not delivered before a stop are delivered after the next start, once, even when the checkpoint did not move', async () => {
  const failing = await start({
    mailFn: async () => {
      throw new Error('away');
    },
    retry: { retries: 5, minTimeout: 60_000, maxTimeout: 60_000 },
  });
  await put('one');
  await put('two');
  await until(() => reports.length === 1 && files('pending').length === 2);
  await failing.close();
  expect(files('pending')).toHaveLength(2);
  rmSync(join(folder, 'checkpoint.json')); // as after a crash before it was written
  const second = await start();
  await put('three');
  await untilDelivered('one', 'two', 'three');
  await second.close();
  expect(delivered.map(idOf).toSorted()).toEqual(['one', 'three', 'two']);
});

test('closing waits for a delivery under way and counts it as delivered', async () => {
  const finish = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  const bridge = await start({
    mailFn: async (message) => {
      begun.resolve(undefined);
      await finish.promise;
      delivered.push(eventOf(message));
    },
  });
  await put('slow');
  await begun.promise;
  const closed = bridge.close();
  finish.resolve(undefined);
  await closed;
  expect(delivered.map(idOf)).toEqual(['slow']);
  expect(files('pending')).toEqual([]);
});

test('a table that was made anew is read from its beginning', async () => {
  const first = await start();
  for (const id of ['a', 'b', 'c']) await put(id);
  await untilDelivered('a', 'b', 'c');
  await first.close();
  await client.send(new DeleteTableCommand({ TableName: table }));
  await createTable(client, logTable, table);
  await put('new');
  await start();
  // With it comes what the old table's stream held, which this DynamoDB keeps under the table's name.
  await untilDelivered('new');
  expect(reports).toEqual([`The table ${table} has a new stream; reading it from its beginning.`]);
});

test('a damaged checkpoint and a damaged event are told and stop nothing', async () => {
  const first = await start();
  await put('one');
  await untilDelivered('one');
  await first.close();
  writeFileSync(join(folder, 'checkpoint.json'), '{"half":');
  writeFileSync(join(folder, 'mail', 'pending', 'broken.json'), '{"half":');
  writeFileSync(join(folder, 'mail', 'pending', 'x.json.1.partial'), '{"half":');
  await start();
  await put('two');
  await untilDelivered('two');
  expect(files('damaged')).toEqual(['broken.json']);
  await until(() => files('pending').length === 0);
  expect(reports).toEqual([
    `A pending event cannot be read (SyntaxError) and will not be delivered: ${join(folder, 'mail', 'damaged', 'broken.json')}`,
    `The checkpoint ${join(folder, 'checkpoint.json')} is damaged; reading the stream from its beginning.`,
  ]);
});

/** What SES says of a mail, as far as the rule looks at it. */
function sesEvent(id: string, configurationSet: string) {
  return {
    version: '0',
    id,
    'detail-type': 'Email Bounced',
    source: 'aws.ses',
    account: '000000000000',
    time: '2026-11-22T06:30:01Z',
    region: 'ap-northeast-2',
    resources: [],
    detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
  };
}

test('what SES publishes reaches the target if the mail is of our configuration set', async () => {
  const bridge = await start();
  const ours = sesEvent('5f1c2b3a-0000-4000-8000-000000000001', 'ours');
  await bridge.publish([sesEvent('5f1c2b3a-0000-4000-8000-000000000002', 'of another stage'), ours]);
  await until(() => delivered.length > 0);
  expect(delivered).toEqual([ours]);
});

test('what SES published and was not delivered comes with the next start', async () => {
  const failing = await start({
    mailFn: () => Promise.reject(new Error('down')),
    retry: { retries: 9, minTimeout: 60_000, maxTimeout: 60_000 },
  });
  const event = sesEvent('5f1c2b3a-0000-4000-8000-000000000001', 'ours');
  await failing.publish([event]);
  await failing.close();
  await start();
  await until(() => delivered.length > 0);
  expect(delivered).toEqual([event]);
});
