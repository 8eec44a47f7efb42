import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { authTable, type TableKey, toCreateTableInput } from '@baton/tables';
import { randomUUID } from 'node:crypto';

const client = new DynamoDBClient();
const documents = DynamoDBDocumentClient.from(client);

/** @returns the name of a new, empty auth table */
export async function createAuthTable(): Promise<string> {
  const name = `auth-${randomUUID()}`;
  await client.send(new CreateTableCommand(toCreateTableInput(authTable, name)));
  return name;
}

/** Every item of a table, in the order of its keys. */
export async function scan(table: string): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  const items = Items.map((item) => unmarshall(item));
  return items.sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));
}

/** The items whose sort key begins like this, without their keys. */
export async function itemsOf(table: string, kind: string): Promise<Record<string, unknown>[]> {
  const items = await scan(table);
  return items.filter(({ sk }) => String(sk).startsWith(kind)).map(({ pk: _pk, sk: _sk, ...item }) => item);
}

export async function putItem(table: string, item: TableKey & Record<string, unknown>): Promise<void> {
  await documents.send(new PutCommand({ TableName: table, Item: item }));
}

export async function setName(table: string, key: TableKey, name: string): Promise<void> {
  await documents.send(
    new UpdateCommand({
      TableName: table,
      Key: key,
      UpdateExpression: 'SET #name = :name',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':name': name },
    }),
  );
}

/** A client and the names of the commands that it has sent, e.g. `GetItemCommand`. */
export function recordingClient(): { dynamoDb: DynamoDBClient; commands: string[] } {
  const dynamoDb = new DynamoDBClient();
  const commands: string[] = [];
  dynamoDb.middlewareStack.add(
    (next, context) => async (args) => {
      commands.push(String(context.commandName));
      return next(args);
    },
    { step: 'initialize' },
  );
  return { dynamoDb, commands };
}

/** A client that performs the first command of this name and loses its answer, as a time-out does. */
export function clientThatLoses(commandName: string): DynamoDBClient {
  const dynamoDb = new DynamoDBClient();
  let isLost = false;
  dynamoDb.middlewareStack.add(
    (next, context) => async (args) => {
      const output = await next(args);
      if (isLost || context.commandName !== commandName) return output;
      isLost = true;
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
    },
    { step: 'deserialize', priority: 'low' },
  );
  return dynamoDb;
}

/** A client that performs the first command of this name, and for which all later commands fail. */
export function clientThatFailsAfter(commandName: string): DynamoDBClient {
  const dynamoDb = new DynamoDBClient();
  let isDone = false;
  dynamoDb.middlewareStack.add(
    (next, context) => async (args) => {
      if (isDone) throw Object.assign(new Error('connection refused'), { name: 'TimeoutError' });
      const output = await next(args);
      isDone = context.commandName === commandName;
      return output;
    },
    { step: 'initialize' },
  );
  return dynamoDb;
}
