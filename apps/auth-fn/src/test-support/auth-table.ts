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
