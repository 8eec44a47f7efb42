import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type LogEntry, fromLogItem } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';

/**
 * Reads an entry of the log by its key, strongly consistent.
 * @returns undefined when it is not there
 * @throws ZodError when the item is no entry, or the SDK's error when the table does not answer in time
 */
export type ReadLogEntry = (key: TableKey) => Promise<LogEntry | undefined>;

export function createReadLogEntry(options: {
  readonly client: DynamoDBClient;
  readonly table: string;
}): ReadLogEntry {
  const documents = DynamoDBDocumentClient.from(options.client);
  return async (key) => {
    const command = new GetCommand({ TableName: options.table, Key: key, ConsistentRead: true });
    const { Item } = await documents.send(command);
    return Item && fromLogItem(Item);
  };
}
