import { expect, test } from 'vitest';
import { authTable } from './auth-table.ts';
import { toCreateTableInput } from './create-table-input.ts';
import { logTable } from './log-table.ts';
import { mailTable } from './mail-table.ts';

test('the log streams each new item whole, and finds what came of a request by its keys', () => {
  expect(toCreateTableInput(logTable, 'baton-log')).toEqual({
    TableName: 'baton-log',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'requestId', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byRequest',
        KeySchema: [
          { AttributeName: 'requestId', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
});

test('of the accounts, with their hashes and private keys, only the keys of items are streamed', () => {
  expect(toCreateTableInput(authTable, 'baton-auth').StreamSpecification).toEqual({
    StreamEnabled: true,
    StreamViewType: 'KEYS_ONLY',
  });
});

test('the ledger finds the deliveries in trouble, and has no stream', () => {
  const input = toCreateTableInput(mailTable, 'baton-mail');
  expect(input).not.toHaveProperty('StreamSpecification');
  expect(input.GlobalSecondaryIndexes).toEqual([
    {
      IndexName: 'byTrouble',
      KeySchema: [
        { AttributeName: 'trouble', KeyType: 'HASH' },
        { AttributeName: 'pk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ]);
  expect(input.AttributeDefinitions.map(({ AttributeName }) => AttributeName)).toEqual([
    'pk',
    'sk',
    'trouble',
  ]);
});
