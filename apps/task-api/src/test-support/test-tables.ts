import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, paginateScan, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Delivery,
  fromLogItem,
  type LogEntry,
  type Suppression,
  suppressionKey,
} from '@baton/log-schema';
import {
  type AccountEvent,
  accountEventKey,
  authTable,
  type DirectoryEntry,
  directoryKey,
  logTable,
  mailTable,
  toCreateTableInput,
} from '@baton/tables';
import { createDynamoDb } from '../platform/dynamodb.ts';

export interface TestTables {
  readonly log: string;
  readonly auth: string;
  readonly mail: string;
  /** Everything in the log, by id. */
  readonly readLog: () => Promise<LogEntry[]>;
  readonly putDirectoryEntry: (entry: DirectoryEntry) => Promise<void>;
  readonly deleteDirectoryEntry: (email: string) => Promise<void>;
  /** Any attributes, because what another app writes can be wrong. */
  readonly putAccountEvent: (event: Partial<AccountEvent> & { readonly id: string }) => Promise<void>;
  /** As mail-fn would. */
  readonly putDelivery: (delivery: Delivery) => Promise<void>;
  readonly suppress: (userId: string, suppression: Suppression) => Promise<void>;
  readonly unsuppress: (userId: string) => Promise<void>;
  readonly isSuppressed: (userId: string) => Promise<boolean>;
  readonly drop: () => Promise<void>;
}

/** A log, an auth and a mail table of their own for one test file. */
export async function createTestTables(): Promise<TestTables> {
  const client = createDynamoDb();
  const prefix = `test-${randomUUID()}`;
  const [log, auth, mail] = [`${prefix}-log`, `${prefix}-auth`, `${prefix}-mail`];
  await client.send(new CreateTableCommand(toCreateTableInput(logTable, log)));
  await client.send(new CreateTableCommand(toCreateTableInput(authTable, auth)));
  await client.send(new CreateTableCommand(toCreateTableInput(mailTable, mail)));
  return {
    log,
    auth,
    mail,
    async readLog() {
      const entries: LogEntry[] = [];
      for await (const { Items = [] } of paginateScan({ client }, { TableName: log, ConsistentRead: true })) {
        entries.push(...Items.map(fromLogItem));
      }
      return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async putDirectoryEntry(entry) {
      await client.send(
        new PutCommand({ TableName: auth, Item: { ...directoryKey(entry.email), ...entry } }),
      );
    },
    async deleteDirectoryEntry(email) {
      await client.send(new DeleteCommand({ TableName: auth, Key: directoryKey(email) }));
    },
    async putAccountEvent(event) {
      await client.send(
        new PutCommand({ TableName: auth, Item: { ...event, ...accountEventKey(event.id) } }),
      );
    },
    async putDelivery(delivery) {
      await client.send(new PutCommand({ TableName: mail, Item: delivery }));
    },
    async suppress(userId, suppression) {
      await client.send(
        new PutCommand({ TableName: mail, Item: { ...suppressionKey(userId), ...suppression } }),
      );
    },
    async unsuppress(userId) {
      await client.send(new DeleteCommand({ TableName: mail, Key: suppressionKey(userId) }));
    },
    async isSuppressed(userId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: mail, Key: suppressionKey(userId), ConsistentRead: true }),
      );
      return Item !== undefined;
    },
    async drop() {
      await client.send(new DeleteTableCommand({ TableName: log }));
      await client.send(new DeleteTableCommand({ TableName: auth }));
      await client.send(new DeleteTableCommand({ TableName: mail }));
      client.destroy();
    },
  };
}
