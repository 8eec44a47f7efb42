import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDb } from '@baton/aws-requests';
import { SUPPRESSION_PREFIX, suppressionKey, suppressionSchema } from '@baton/log-schema';
import type { SuppressionReason } from '@baton/vocabulary';

/** The most keys that DynamoDB takes at once, and the most recipients of an entry. */
const AT_ONCE = 100;

/** Which of these users get no mails but those about their account, and why. */
export type FindSuppressed = (userIds: readonly string[]) => Promise<ReadonlyMap<string, SuppressionReason>>;

export function createFindSuppressed(options: {
  readonly dynamoDb: DynamoDb;
  readonly table: string;
}): FindSuppressed {
  const { dynamoDb, table } = options;

  return async (userIds) => {
    const found = new Map<string, SuppressionReason>();
    let keys = [...new Set(userIds)].map((userId) => marshall(suppressionKey(userId)));
    while (keys.length > 0) {
      const input = { RequestItems: { [table]: { Keys: keys.slice(0, AT_ONCE) } } };
      const { Responses, UnprocessedKeys } = await dynamoDb('BatchGetItem', input);
      for (const attributes of Responses?.[table] ?? []) {
        const item = unmarshall(attributes);
        found.set(String(item['pk']).slice(SUPPRESSION_PREFIX.length), suppressionSchema.parse(item).reason);
      }
      const left = UnprocessedKeys?.[table]?.Keys ?? [];
      // DynamoDB throttles; the event comes again.
      if (left.length === Math.min(keys.length, AT_ONCE)) throw new Error('The ledger answers no key now.');
      keys = [...left, ...keys.slice(AT_ONCE)];
    }
    return found;
  };
}
