import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  DeleteCommand,
  GetCommand,
  PutCommand,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import {
  type AuthMail,
  type Delivery,
  type LogEntry,
  type Suppression,
  authMailKey,
  deliveryKey,
  suppressionKey,
  toLogItem,
} from '@baton/log-schema';
import { authTable, logTable, mailTable, toCreateTableInput } from '@baton/tables';
import { randomUUID } from 'node:crypto';

const client = new DynamoDBClient();
const documents = DynamoDBDocumentClient.from(client, {
  marshallOptions: { removeUndefinedValues: true },
});

/** @returns the name of a new, empty ledger table */
export async function createMailTable(): Promise<string> {
  const name = `mail-${randomUUID()}`;
  await client.send(new CreateTableCommand(toCreateTableInput(mailTable, name)));
  return name;
}

/** @returns the name of a new, empty table of the log */
export async function createLogTable(): Promise<string> {
  const name = `log-${randomUUID()}`;
  await client.send(new CreateTableCommand(toCreateTableInput(logTable, name)));
  return name;
}

export async function putLogEntry(table: string, entry: LogEntry): Promise<void> {
  await documents.send(new PutCommand({ TableName: table, Item: toLogItem(entry) }));
}

/** @returns the name of a new, empty auth table */
export async function createAuthTable(): Promise<string> {
  const name = `auth-${randomUUID()}`;
  await client.send(new CreateTableCommand(toCreateTableInput(authTable, name)));
  return name;
}

export async function getDelivery(
  table: string,
  entryId: string,
  userId: string,
): Promise<Partial<Delivery> | undefined> {
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

/** As task-api does when the address is verified again. */
export async function deleteSuppression(table: string, userId: string): Promise<void> {
  await documents.send(new DeleteCommand({ TableName: table, Key: suppressionKey(userId) }));
}

/** All items of a ledger. */
export async function scanDeliveries(table: string): Promise<readonly Partial<Delivery>[]> {
  const { Items } = await documents.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  return Items ?? [];
}

export async function putSuppression(table: string, userId: string, suppression: Suppression): Promise<void> {
  await documents.send(
    new PutCommand({ TableName: table, Item: { ...suppressionKey(userId), ...suppression } }),
  );
}
