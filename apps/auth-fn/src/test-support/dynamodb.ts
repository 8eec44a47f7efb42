import {
  createDynamoDb,
  createDynamoDbTransport,
  type DynamoDb,
  type ServiceSettings,
} from '@baton/aws-requests';

/** The DynamoDB of the tests. */
export function testDynamoDb(): ServiceSettings {
  const env = process.env;
  return {
    region: String(env.AWS_REGION),
    endpoint: new URL(String(env.AWS_ENDPOINT_URL_DYNAMODB)),
    credentials: {
      accessKeyId: String(env.AWS_ACCESS_KEY_ID),
      secretAccessKey: String(env.AWS_SECRET_ACCESS_KEY),
    },
  };
}

const transport = () => createDynamoDbTransport(testDynamoDb(), { timeoutMs: 5_000 });

const clientOf = (send: ReturnType<typeof transport>) => createDynamoDb(send, { attempts: 2 });

export function testClient(): DynamoDb {
  return clientOf(transport());
}

/** A client and the names of the operations that it has asked for, e.g. `GetItem`. */
export function recordingClient(): { dynamoDb: DynamoDb; operations: string[] } {
  const send = transport();
  const operations: string[] = [];
  const dynamoDb = clientOf(async (request) => {
    operations.push(request.operation);
    return send(request);
  });
  return { dynamoDb, operations };
}

/** A client that performs the first such operation and loses its answer, as a time-out does. */
export function clientThatLoses(operation: string): DynamoDb {
  const send = transport();
  let isLost = false;
  return clientOf(async (request) => {
    const answer = await send(request);
    if (isLost || request.operation !== operation) return answer;
    isLost = true;
    throw timeout();
  });
}

/** A client that performs the first such operation, and for which all later ones fail. */
export function clientThatFailsAfter(operation: string): DynamoDb {
  const send = transport();
  let isDone = false;
  return clientOf(async (request) => {
    if (isDone) throw timeout();
    const answer = await send(request);
    isDone = request.operation === operation;
    return answer;
  });
}

/** A client whose operations all fail. */
export function clientThatFails(): DynamoDb {
  return clientOf(async () => {
    throw timeout();
  });
}

/** A client whose first transactions are turned down because of another one at the same items. */
export function clientThatMeetsAnother(times: number): DynamoDb {
  const send = transport();
  let met = 0;
  return clientOf(async (request) => {
    if (request.operation !== 'TransactWriteItems' || ++met > times) return send(request);
    return {
      status: 400,
      body: JSON.stringify({
        __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
        Message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
        CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
      }),
    };
  });
}

function timeout(): Error {
  return Object.assign(new Error('The answer got lost.'), { name: 'TimeoutError' });
}
