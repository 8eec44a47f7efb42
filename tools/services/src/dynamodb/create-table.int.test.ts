import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { authTable, logTable, mailTable, toCreateTableInput } from '@baton/tables';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningChild } from '../process/child.ts';
import { type Guard, startGuard } from '../process/guard.ts';
import { createTable } from './create-table.ts';
import { startDynamodb } from './dynamodb-server.ts';
import { localDynamodb } from './local-aws.ts';

let guard: Guard;
let server: RunningChild;
let client: DynamoDBClient;

beforeAll(async () => {
  guard = startGuard();
  const port = await getPort({ host: '127.0.0.1' });
  const { child, endpoint } = await startDynamodb({ port, guard, onLine: () => undefined });
  server = child;
  client = localDynamodb(endpoint);
});

afterAll(async () => {
  client.destroy();
  await server.stop();
  await guard.close();
});

async function describeTable(name: string) {
  return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
}

test('a table of an earlier version gets its stream and keeps its items', async () => {
  const { stream, ...withoutStream } = authTable;
  expect(stream).toBe('KEYS_ONLY');
  await client.send(new CreateTableCommand(toCreateTableInput(withoutStream, 'old')));
  const Item = { pk: { S: 'user#1' }, sk: { S: 'profile' } };
  await client.send(new PutItemCommand({ TableName: 'old', Item }));

  await createTable(client, authTable, 'old');
  expect((await describeTable('old'))?.StreamSpecification).toEqual({
    StreamEnabled: true,
    StreamViewType: 'KEYS_ONLY',
  });
  expect((await client.send(new GetItemCommand({ TableName: 'old', Key: Item }))).Item).toEqual(Item);
});

test('a table that has its stream keeps that very stream', async () => {
  await createTable(client, authTable, 'auth');
  const before = await describeTable('auth');
  await createTable(client, authTable, 'auth');
  expect((await describeTable('auth'))?.LatestStreamArn).toBe(before?.LatestStreamArn);
});

test('a stream that would show more than it may is refused, with what to do', async () => {
  await createTable(client, logTable, 'wrong');
  await expect(createTable(client, authTable, 'wrong')).rejects.toThrow(
    'The table wrong has a stream of NEW_IMAGE where KEYS_ONLY is needed; start with --reset, or delete the table.',
  );
});

test('a table of an earlier version gets its indexes, with the items that it has', async () => {
  const earlier = { name: 'byTask', partitionKey: 'taskId', sortKey: 'pk', projection: 'ALL' } as const;
  await client.send(new CreateTableCommand(toCreateTableInput({ ...mailTable, indexes: [earlier] }, 'mail')));
  const Item = { pk: { S: 'entry-1' }, sk: { S: 'user-1' }, trouble: { S: 'project-1#failed' } };
  await client.send(new PutItemCommand({ TableName: 'mail', Item }));

  await createTable(client, mailTable, 'mail');
  const found = await client.send(
    new QueryCommand({
      TableName: 'mail',
      IndexName: 'byTrouble',
      KeyConditionExpression: 'trouble = :trouble',
      ExpressionAttributeValues: { ':trouble': { S: 'project-1#failed' } },
    }),
  );
  expect(found.Items).toEqual([Item]);
});

test('a table that has its indexes is left as it is', async () => {
  await createTable(client, mailTable, 'mail-kept');
  const before = await describeTable('mail-kept');
  await createTable(client, mailTable, 'mail-kept');
  expect(await describeTable('mail-kept')).toEqual(before);
});

test('an index of another kind is refused, with what to do', async () => {
  const indexes = mailTable.indexes.map((index) => ({ ...index, projection: 'KEYS_ONLY' as const }));
  await client.send(new CreateTableCommand(toCreateTableInput({ ...mailTable, indexes }, 'mail-wrong')));
  await expect(createTable(client, mailTable, 'mail-wrong')).rejects.toThrow(
    'The table mail-wrong has an index byTrouble of another kind than is needed; start with --reset, or delete the table.',
  );
});
