import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type Suppression, SUPPRESSION_PREFIX, suppressionKey, suppressionSchema } from '@baton/log-schema';
import { getItems, readInTime } from '../platform/dynamodb.ts';

const TIME_LIMIT_MS = 2_000;

/** Addresses that take no mails, because one bounced or was complained about. mail-fn says whose, task-api ends it. */
export interface SuppressionsRepository {
  /** Those of the users (or invitations), by their ids. @throws AppError `unavailable` */
  readonly find: (ids: readonly string[]) => Promise<Map<string, Suppression>>;
  /** Ends what began before then (ISO 8601 in UTC): the person has shown since that mails reach them. */
  readonly lift: (userId: string, before: string) => Promise<void>;
}

export function createSuppressionsRepository(
  client: DynamoDBDocumentClient,
  table: string,
): SuppressionsRepository {
  return {
    async find(ids) {
      const items = await readInTime(
        'Whose address takes no mails cannot be read now.',
        TIME_LIMIT_MS,
        (signal) => getItems(client, table, ids.map(suppressionKey), signal),
      );
      return new Map(
        items.map((item) => [
          String(item['pk']).slice(SUPPRESSION_PREFIX.length),
          suppressionSchema.parse(item),
        ]),
      );
    },

    async lift(userId, before) {
      try {
        await client.send(
          new DeleteCommand({
            TableName: table,
            Key: suppressionKey(userId),
            ConditionExpression: '#at < :before',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':before': before },
          }),
          { abortSignal: AbortSignal.timeout(TIME_LIMIT_MS) },
        );
      } catch (error) {
        // There is none, or it is younger.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
