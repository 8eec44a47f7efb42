import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDb } from '@baton/aws-requests';
import { type LogEntry, fromLogItem } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';

/**
 * Reads an entry of the log by its key, strongly consistent.
 * @returns undefined when it is not there
 * @throws ZodError when the item is no entry, or another error when the table does not answer in time
 */
export type ReadLogEntry = (key: TableKey) => Promise<LogEntry | undefined>;

export function createReadLogEntry(options: {
  readonly dynamoDb: DynamoDb;
  readonly table: string;
}): ReadLogEntry {
  const { dynamoDb, table } = options;
  return async (key) => {
    const input = { TableName: table, Key: marshall(key), ConsistentRead: true };
    const { Item } = await dynamoDb('GetItem', input);
    return Item && fromLogItem(unmarshall(Item));
  };
}
