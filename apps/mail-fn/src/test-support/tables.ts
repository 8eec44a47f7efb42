import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type AuthMail, type Delivery, authMailKey, deliveryKey } from '@baton/log-schema';
import { authTable, mailTable, toCreateTableInput } from '@baton/tables';
import { randomUUID } from 'node:crypto';

const client = new DynamoDBClient();
const documents = DynamoDBDocumentClient.from(client);

/** @returns the name of a new, empty ledger table */
export async function createMailTable(): Promise<string> {
  const name = `mail-${randomUUID()}`;
  await client.send(new CreateTableCommand(toCreateTableInput(mailTable, name)));
  return name;
}

/** @returns the name of a new, empty auth table */
export async function createAuthTable(): Promise<string> {
  const name = `auth-${randomUUID()}`;
  await client.send(new CreateTableCommand(toCreateTableInput(authTable, name)));
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

/** @param item what the table holds instead of a whole mail, if anything */
export async function putAuthMail(table: string, mail: AuthMail, item: object = mail): Promise<void> {
  await documents.send(new PutCommand({ TableName: table, Item: { ...item, ...authMailKey(mail.id) } }));
}
