import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SUPPRESSION_PREFIX, suppressionKey, suppressionSchema } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';
import type { SuppressionReason } from '@baton/vocabulary';

/** The most keys that DynamoDB takes at once, and the most recipients of an entry. */
const AT_ONCE = 100;

/** Which of these users get no mails but those about their account, and why. */
export type FindSuppressed = (userIds: readonly string[]) => Promise<ReadonlyMap<string, SuppressionReason>>;

export function createFindSuppressed(options: {
  readonly client: DynamoDBClient;
  readonly table: string;
}): FindSuppressed {
  const { table } = options;
  const documents = DynamoDBDocumentClient.from(options.client);

  return async (userIds) => {
    const found = new Map<string, SuppressionReason>();
    let keys: readonly TableKey[] = [...new Set(userIds)].map(suppressionKey);
    while (keys.length > 0) {
      const { Responses, UnprocessedKeys } = await documents.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys.slice(0, AT_ONCE) } } }),
      );
      for (const item of Responses?.[table] ?? []) {
        found.set(String(item['pk']).slice(SUPPRESSION_PREFIX.length), suppressionSchema.parse(item).reason);
      }
      const left = (UnprocessedKeys?.[table]?.Keys ?? []) as TableKey[];
      // DynamoDB throttles; the event comes again.
      if (left.length === Math.min(keys.length, AT_ONCE)) throw new Error('The ledger answers no key now.');
      keys = [...left, ...keys.slice(AT_ONCE)];
    }
    return found;
  };
}
