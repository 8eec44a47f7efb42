import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type LogEntry, toLogItem } from '@baton/log-schema';

/** What BatchWriteItem takes at once. */
export const LOG_BATCH = 25;

export interface LogRepository {
  /**
   * Writes up to {@link LOG_BATCH} entries and gives the ids of those that DynamoDB accepted; under load it
   * can accept a part. Writing an entry again replaces it by itself.
   */
  readonly putAll: (entries: readonly LogEntry[]) => Promise<string[]>;
}

/** Whether DynamoDB refused what was written, e.g. as too large, so that trying again is in vain. */
export function isRefusedForGood(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ValidationException';
}

export function createLogRepository(client: DynamoDBDocumentClient, table: string): LogRepository {
  return {
    async putAll(entries) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteCommand({
          RequestItems: { [table]: entries.map((entry) => ({ PutRequest: { Item: toLogItem(entry) } })) },
        }),
      );
      const refused = new Set(UnprocessedItems?.[table]?.map(({ PutRequest }) => PutRequest?.Item?.['id']));
      return entries.map(({ id }) => id).filter((id) => !refused.has(id));
    },
  };
}
