import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Delivery, deliveryKey } from '@baton/log-schema';
import { mailTable, toCreateTableInput } from '@baton/tables';
import { randomUUID } from 'node:crypto';

const client = new DynamoDBClient();
const documents = DynamoDBDocumentClient.from(client);

/** @returns the name of a new, empty ledger table */
export async function createMailTable(): Promise<string> {
  const name = `mail-${randomUUID()}`;
  await client.send(new CreateTableCommand(toCreateTableInput(mailTable, name)));
  return name;
}

export async function getDelivery(table: string, entryId: string, userId: string): Promise<unknown> {
  const command = new GetCommand({
    TableName: table,
    Key: deliveryKey(entryId, userId),
    ConsistentRead: true,
  });
  return (await documents.send(command)).Item;
}

export async function putDelivery(table: string, delivery: Delivery): Promise<void> {
  await documents.send(new PutCommand({ TableName: table, Item: delivery }));
}
