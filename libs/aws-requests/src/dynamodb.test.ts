import { describe, expect, it } from 'vitest';
import { createDynamoDb } from './dynamodb.ts';
import type { TransportAnswer, TransportRequest } from './dynamodb-transport.ts';

const INPUT = { TableName: 'auth', Key: { pk: { S: 'p' }, sk: { S: 's' } } };
const FOUND = { status: 200, body: '{"Item":{"pk":{"S":"p"}}}' };

/** Gives these answers one after the other; an error is thrown. */
function scripted(...answers: (TransportAnswer | Error)[]) {
  const requests: TransportRequest[] = [];
  const transport = async (request: TransportRequest) => {
    requests.push(request);
    const answer = answers[requests.length - 1];
    if (!answer) throw new Error('No more answers.');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { dynamoDb: createDynamoDb(transport, { attempts: 2 }), requests };
}

function failure(type: string, more: object = {}): TransportAnswer {
  return {
    status: 400,
    body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'No.', ...more }),
  };
}

describe('a request', () => {
  it('is answered with what DynamoDB found', async () => {
    const { dynamoDb, requests } = scripted(FOUND);
    expect(await dynamoDb('GetItem', INPUT)).toEqual({ Item: { pk: { S: 'p' } } });
    expect(requests).toEqual([{ operation: 'GetItem', body: JSON.stringify(INPUT), fresh: false }]);
  });

  it.each([
    ['without an answer', new Error('socket hang up')],
    ['answered with a fault of the server', { status: 500, body: '<html>' }],
    ['that was too fast', failure('ProvisionedThroughputExceededException')],
    ['throttled', failure('ThrottlingException')],
    ['answered with what is cut off', { status: 200, body: '{"Item":' }],
  ])('%s is sent once more, over another connection', async (_what, first) => {
    const { dynamoDb, requests } = scripted(first, FOUND);
    expect(await dynamoDb('GetItem', INPUT)).toEqual({ Item: { pk: { S: 'p' } } });
    expect(requests.map(({ fresh }) => fresh)).toEqual([false, true]);
  });

  it('is given up after that', async () => {
    const { dynamoDb, requests } = scripted(new Error('one'), new Error('two'));
    await expect(dynamoDb('GetItem', INPUT)).rejects.toThrow('two');
    expect(requests).toHaveLength(2);
  });

  it('is not repeated when DynamoDB says no, and its reasons are told', async () => {
    const { dynamoDb, requests } = scripted(
      failure('ConditionalCheckFailedException', { Item: { pk: { S: 'p' } } }),
    );
    await expect(dynamoDb('UpdateItem', INPUT)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'No.',
      item: { pk: { S: 'p' } },
      reasons: [],
    });
    expect(requests).toHaveLength(1);
  });

  it('that is no JSON does not get into the log', async () => {
    const cut = { status: 200, body: '{"Item":{"passwordHash":{"S":"$argon2id$secret' };
    const { dynamoDb } = scripted(cut, cut);
    await expect(dynamoDb('GetItem', INPUT)).rejects.toEqual(
      new Error('DynamoDB answers with what is no JSON.'),
    );
  });
});

describe('a transaction', () => {
  it('has one token over its attempts, and another one the next time', async () => {
    const { dynamoDb, requests } = scripted(new Error('lost'), { status: 200, body: '{}' }, FOUND);
    await dynamoDb('TransactWriteItems', { TransactItems: [] });
    await dynamoDb('TransactWriteItems', { TransactItems: [] });
    const tokens = requests.map(({ body }) => JSON.parse(body).ClientRequestToken);
    expect(tokens[0]).toMatch(/^[\da-f-]{36}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
  });

  it('that was cancelled tells why', async () => {
    const reasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'No.' }];
    const { dynamoDb } = scripted(failure('TransactionCanceledException', { CancellationReasons: reasons }));
    await expect(dynamoDb('TransactWriteItems', { TransactItems: [] })).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      reasons,
    });
  });
});
