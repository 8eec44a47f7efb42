import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { fromLogItem, type LogEntry, taskPartition } from '@baton/log-schema';
import { readInTime } from '../platform/dynamodb.ts';
import type { Logger } from '../platform/logger.ts';

const TIME_LIMIT_MS = 3_000;

/** The log of one task. */
export interface TaskLogRepository {
  /**
   * The latest entries, or those before an id, the latest first, up to `limit`: fewer than that where they are large.
   * Those before `next` are still to be read; without it there are none. @throws AppError `unavailable`
   */
  readonly page: (
    taskId: string,
    page: { before: string | undefined; limit: number },
  ) => Promise<{ entries: LogEntry[]; next: string | undefined }>;
}

export function createTaskLogRepository(
  client: DynamoDBDocumentClient,
  table: string,
  logger: Logger,
): TaskLogRepository {
  function read(item: Record<string, unknown>): LogEntry[] {
    try {
      return [fromLogItem(item)];
    } catch (error) {
      // Of a version to come, after a roll-back; the others can be shown all the same.
      logger.error({ err: error, entryId: item['id'] }, 'log entry not understood');
      return [];
    }
  }

  return {
    async page(taskId, { before, limit }) {
      const { Items = [], LastEvaluatedKey } = await readInTime(
        'The log cannot be read now.',
        TIME_LIMIT_MS,
        (abortSignal) =>
          client.send(
            new QueryCommand({
              TableName: table,
              KeyConditionExpression: before ? 'pk = :pk AND sk < :before' : 'pk = :pk',
              ExpressionAttributeValues: {
                ':pk': taskPartition(taskId),
                ...(before && { ':before': before }),
              },
              ScanIndexForward: false,
              ConsistentRead: true,
              // One more, to know whether there is one.
              Limit: limit + 1,
            }),
            { abortSignal },
          ),
      );
      const page = Items.slice(0, limit);
      const isMore = Items.length > limit || LastEvaluatedKey !== undefined;
      const last = page.at(-1)?.['sk'];
      return { entries: page.flatMap(read), next: isMore && last !== undefined ? String(last) : undefined };
    },
  };
}
