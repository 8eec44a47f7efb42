import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { RequestCompleted } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';

/** Writes that are under way at once. */
const PARALLEL_WRITES = 10;

const REQUEST: RequestCompleted['kind'] = 'request.completed';

/** An entry of a change with its key, as it is stored, of whatever version. */
export type LoggedChange = TableKey & Readonly<Record<string, unknown>>;

export interface LoggedChangesRepository {
  /**
   * The changes until then (ISO 8601 in UTC) among the `limit` items of the log behind a position, in no order;
   * without `next` these were the last.
   */
  readonly page: (
    after: TableKey | null,
    limit: number,
    until: string,
  ) => Promise<{ changes: LoggedChange[]; next: TableKey | undefined }>;
  /** Writes entries anew that are still there: a MODIFY in the stream, which mails nobody. */
  readonly replace: (changes: readonly LoggedChange[]) => Promise<void>;
}

export function createLoggedChangesRepository(
  client: DynamoDBDocumentClient,
  table: string,
): LoggedChangesRepository {
  async function replaceOne(change: LoggedChange): Promise<void> {
    try {
      await client.send(
        new PutCommand({ TableName: table, Item: change, ConditionExpression: 'attribute_exists(pk)' }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  return {
    async page(after, limit, until) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({
          TableName: table,
          Limit: limit,
          ...(after && { ExclusiveStartKey: after }),
          // Entries of requests hold no more than an id, and go after 30 days.
          FilterExpression: '#kind <> :request AND #at <= :until',
          ExpressionAttributeNames: { '#kind': 'kind', '#at': 'at' },
          ExpressionAttributeValues: { ':request': REQUEST, ':until': until },
        }),
      );
      return { changes: Items as LoggedChange[], next: LastEvaluatedKey as TableKey | undefined };
    },

    async replace(changes) {
      for (let from = 0; from < changes.length; from += PARALLEL_WRITES) {
        await Promise.all(changes.slice(from, from + PARALLEL_WRITES).map(replaceOne));
      }
    },
  };
}
